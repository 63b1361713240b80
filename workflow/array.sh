#!/bin/bash
# A task of a Slurm job array: runs the line of a file of commands that has the task's number.
#   sbatch --array=1-N workflow/array.sh FILE
# A command that is killed goes back to the queue at most three times, one that meets the time limit as often as it takes;
# one that fails by itself has failed.
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --signal=B:USR1@60

# Requeueing ends this script. It has to come from within: once a job has ended as failed, those that wait for it with
# afterok never start, not even when it is requeued and succeeds.
again() {
  scontrol requeue "${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}" && sleep 60
}

trap 'kill "$child"; wait "$child"; again' USR1
eval "exec $(sed -n "${SLURM_ARRAY_TASK_ID}p" "$1")" &
child=$!
wait "$child"
status=$?
[ "$status" -eq 137 ] && [ "${SLURM_RESTART_COUNT:-0}" -lt 3 ] && again
exit "$status"
