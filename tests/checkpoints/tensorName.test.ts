import { describe, expect, it } from 'vitest';
import { namesAllow } from '../../src/checkpoints/layerOrder';
import { tensorName } from '../../src/checkpoints/tensorName';

describe('tensorName', () => {
  it.each([
    ['fc1.weight', 'fc1', 'kernel'],
    ['0.bias', '0', 'bias'],
    ['module.net.4.weight', 'module/net/4', 'kernel'],
    ['params/Dense_0/kernel', 'params/Dense_0', 'kernel'],
    ['mlp/~/linear_0/w', 'mlp/linear_0', 'kernel'],
    ['mlp/~/linear_0/b', 'mlp/linear_0', 'bias'],
    ['dense/kernel:0', 'dense', 'kernel'],
    ['layers/dense_1/vars/1', 'layers/dense_1', 'bias'],
    ['W1', '1', 'kernel'],
    ['b_2', '2', 'bias'],
    ['fc2_weight', 'fc2', 'kernel'],
    ['params/Embed_0/embedding', 'params/Embed_0', 'embedding'],
    ['embed/embeddings:0', 'embed', 'embedding'],
  ])('reads %s as the layer %s, its %s', (name, layer, part) => {
    expect(tensorName(name)).toEqual({ layer, part });
  });

  it.each(['emb', 'bn.running_mean', '5', 'scale'])('says nothing of %s', (name) => {
    expect(tensorName(name)).toBeUndefined();
  });
});

describe('namesAllow', () => {
  it('has numbers ascend behind one stem, none before the first', () => {
    expect(namesAllow(['dense', 'dense_1', 'dense_2'])).toBe(true);
    expect(namesAllow(['dense_1', 'dense', 'dense_2'])).toBe(false);
    expect(namesAllow(['fc2', 'fc10', 'x'])).toBe(true);
  });

  it('has a head come last, and leaves other names alone', () => {
    expect(namesAllow(['hidden0', 'hidden1', 'head'])).toBe(true);
    expect(namesAllow(['hidden0', 'model/head', 'hidden1'])).toBe(false);
    expect(namesAllow(['zebra', 'bear', 'ant'])).toBe(true);
  });
});
