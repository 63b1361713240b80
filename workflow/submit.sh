#!/bin/bash
# Submits every file of commands in a folder as a job array, each starting when the one before it is done.
#   workflow/submit.sh FOLDER [options of sbatch, such as --time=24:00:00 --mem=1G]
set -euo pipefail
shopt -s nullglob
folder=$1
shift
after=()
for level in "$folder"/*.txt; do
  job=$(sbatch --parsable --array="1-$(wc -l < "$level")" --output="${level%.txt}-%a.log" "${after[@]}" "$@" \
    "$(dirname "$0")/array.sh" "$level")
  after=("--dependency=afterok:$job" "--kill-on-invalid-dep=yes")
  echo "$job"
done
