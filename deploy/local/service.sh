# One service process, with what it is told about its surroundings.
# shellcheck shell=bash

assembly_of() { # service
    local name=${project[$1]##*/}
    printf '%s/artifacts/bin/%s/%s/%s.dll' "$root" "$name" "${configuration,,}" "$name"
}

# orders-saga is known to the others as Services:OrdersSaga.
setting_of() {
    local words
    IFS=- read -ra words <<<"$1"
    printf '%s' "${words[@]^}"
}

launch_service() {
    local other
    for other in "${services[@]}"; do
        export "Services__$(setting_of "$other")=http://127.0.0.1:${port[$other]}"
    done
    export ASPNETCORE_URLS=http://127.0.0.1:${port[$1]}
    export ASPNETCORE_ENVIRONMENT=${ASPNETCORE_ENVIRONMENT:-Development}
    export Transport=RabbitMq ConnectionStrings__RabbitMq=$amqp_address
    export Database__Provider=PostgreSql ConnectionStrings__Database="$postgres_address;Database=${database[$1]}"
    export DOTNET_gcServer=0
    if [[ $1 == orders-saga ]]; then export Mail__Folder=$home/mail Access__KeysFolder=$home/keys Console__Management=http://127.0.0.1:$management_port; fi
    # As "dotnet run" does: settings and static files come from the project's directory.
    cd "$root/${project[$1]}" || return
    exec setsid dotnet "$(assembly_of "$1")"
}
