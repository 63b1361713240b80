import { DTYPES, type Dtype, type Tensor, type TensorFile } from './tensor';

const ORDER = Object.keys(DTYPES) as Dtype[];

/**
 * The bytes of a safetensors file, a pure function of its content: widest dtype first and then by name, as the
 * reference writer, metadata by name, header padded with spaces to 8 bytes.
 * @throws RangeError when a tensor's data does not fit its dtype and shape.
 */
export function serializeSafetensors({ tensors, metadata }: TensorFile): Uint8Array {
  const ordered = [...tensors].sort(byDtypeThenName);
  const header: [string, unknown][] = [];
  if (Object.keys(metadata).length > 0) {
    header.push(['__metadata__', Object.fromEntries(Object.entries(metadata).sort(byName))]);
  }
  let end = 0;
  for (const [name, tensor] of ordered) {
    checkTensor(name, tensor);
    const begin = end;
    end += tensor.data.byteLength;
    header.push([name, { dtype: tensor.dtype, shape: tensor.shape, data_offsets: [begin, end] }]);
  }
  const json = utf8(objectJson(header));
  const headerBytes = Math.ceil(json.length / 8) * 8;
  const bytes = new Uint8Array(8 + headerBytes + end).fill(0x20, 8, 8 + headerBytes);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerBytes), true);
  bytes.set(json, 8);
  let at = 8 + headerBytes;
  for (const [, { data }] of ordered) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return bytes;
}

function byDtypeThenName(a: [string, Tensor], b: [string, Tensor]): number {
  return ORDER.indexOf(b[1].dtype) - ORDER.indexOf(a[1].dtype) || byName(a, b);
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  const [first, second] = [utf8(a), utf8(b)];
  const differs = first.findIndex((byte, i) => byte !== second[i]);
  return differs < 0 ? first.length - second.length : first[differs] - (second[differs] ?? -1);
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Pairs as a JSON object in their own order, which a JavaScript object would not keep for names like '10'. */
function objectJson(pairs: [string, unknown][]): string {
  return `{${pairs.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',')}}`;
}

function checkTensor(name: string, { dtype, shape, data }: Tensor): void {
  const elements = shape.reduce((product, size) => product * size, 1);
  if (name === '__metadata__' || !(data instanceof DTYPES[dtype].array) || data.length !== elements) {
    throw new RangeError(`tensor '${name}' (${dtype} [${shape}]) cannot hold ${data.length} given values`);
  }
}
