import { availableParallelism, hostname, totalmem, userInfo } from 'node:os';
import { join } from 'node:path';

/** The node's name: slurmd finds itself in the configuration by the first part of the machine's. */
const node = hostname().split('.')[0];

/**
 * Configuration of a Slurm of one node that needs no service, no other user and nothing outside `folder`.
 * A requeued job waits for as long as credentials last (two minutes by default; 5 s is the least allowed) and for the
 * next round of scheduling (a minute by default). There are at least two places, so that two tasks can be midway at once.
 */
export function slurmConf(folder: string, [controllerPort, nodePort]: readonly number[]): string {
  const user = userInfo().username;
  return `
ClusterName=test
SlurmctldHost=${node}(127.0.0.1)
SlurmctldPort=${controllerPort}
SlurmdPort=${nodePort}
SlurmUser=${user}
SlurmdUser=${user}
AuthType=auth/none
CredType=cred/none
AuthInfo=cred_expire=5
StateSaveLocation=${join(folder, 'state')}
SlurmdSpoolDir=${join(folder, 'spool')}
SlurmctldPidFile=${join(folder, 'slurmctld.pid')}
SlurmdPidFile=${join(folder, 'slurmd.pid')}
SlurmctldLogFile=${join(folder, 'slurmctld.log')}
SlurmdLogFile=${join(folder, 'slurmd.log')}
MailProg=/bin/true
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerType=sched/backfill
SchedulerParameters=bf_interval=1,sched_interval=1
PropagateResourceLimits=NONE
SlurmdParameters=config_overrides
JobRequeue=1
ReturnToService=2
MinJobAge=300
KillWait=2
NodeName=${node} NodeAddr=127.0.0.1 CPUs=${Math.max(2, availableParallelism())} RealMemory=${Math.floor(totalmem() / 2 ** 20)}
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
`;
}
