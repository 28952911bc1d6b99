# Every part, in the order they need one another. The working directory is the root of the repository.
# shellcheck shell=bash

for part in say settings components process ready postgres rabbitmq service keep stop \
    ports packages build control status follow clean greet home up help; do
    # shellcheck source=/dev/null
    source "deploy/local/$part.sh"
done
