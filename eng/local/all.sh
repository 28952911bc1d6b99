# Loads every part. The working directory is the root of the repository.
# shellcheck shell=bash

for part in output settings processes components requirements control run; do
    # shellcheck source=/dev/null
    source "eng/local/$part.sh"
done
