# What must be there before anything starts: the .NET SDK, the two servers, a browser for the tests, free ports, and assemblies.
# shellcheck shell=bash

# --- Programs: the SDK is installed by the user, the rest by us where the system is Debian or Ubuntu

require_sdk() {
    if command -v dotnet >/dev/null && dotnet --list-sdks | grep -q '^10\.'; then return; fi
    fail 'the .NET 10 SDK is needed and not there: https://dotnet.microsoft.com/download/dotnet/10.0'
}

require_servers() {
    local missing=()
    postgres_bin >/dev/null || missing+=(postgresql)
    rabbitmq_bin >/dev/null || missing+=(rabbitmq-server)
    if ((${#missing[@]})); then install_packages "${missing[@]}"; fi
    postgres_bin >/dev/null ||
        fail "PostgreSQL $(cat "$postgres_data/PG_VERSION" 2>/dev/null) is not there. ./run clean forgets data made by another version"
    ((EUID != 0)) || id postgres >/dev/null 2>&1 ||
        fail 'PostgreSQL refuses to run as root, and there is no user postgres to run it as: call ./run as an ordinary user'
}

require_browser() {
    if command -v chromium >/dev/null || ! grep -rqs --include='*.csproj' Microsoft.Playwright tests; then return; fi
    install_packages chromium
}

install_packages() { # names...
    local as_root=()
    command -v apt-get >/dev/null ||
        fail "needed and not there: $*. Install them with this system's package manager, or use: docker compose up"
    if ((EUID != 0)); then
        command -v sudo >/dev/null || fail "needed and not there: $*. As root: apt-get install $*"
        as_root=(sudo)
    fi
    say "Installing with apt-get${as_root:+ (by sudo)}: $*. No system service is started or enabled. This takes a minute."
    mkdir -p "$logs"
    "${as_root[@]}" eng/local/apt-install "$@" >"$logs/install.log" 2>&1 </dev/null ||
        { tail -n 15 "$logs/install.log" >&2; fail "the installation failed: see $logs/install.log"; }
}

# --- Ports

ports_of() { # name
    case $1 in
        rabbitmq) printf '%s\n' "$amqp_port" "$management_port" "$erlang_port" ;;
        *) printf '%s\n' "${port[$1]}" ;;
    esac
}

holder_of() { # port; the program's name, where it can be told
    local line
    line=$(ss -Hltnp "sport = :$1" 2>/dev/null) || return 0
    if [[ $line =~ \(\"([^\"]+)\",pid=([0-9]+) ]]; then
        printf ' by %s (pid %s)' "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}"
    fi
}

require_free_ports() { # names...
    local name number taken=0
    for name; do
        for number in $(ports_of "$name"); do
            listening "$number" || continue
            warn "port $number, which $name needs, is taken$(holder_of "$number")"
            taken=1
        done
    done
    ((taken == 0)) || fail "stop what holds it, or move every port of this copy: SAGAS_PORT_OFFSET=$((offset + 100))"
}

# --- Assemblies

require_built() {
    local name
    for name in "${services[@]}"; do
        [[ -e $(assembly_of "$name") ]] || fail "$name is not built: there is no $(assembly_of "$name"). Leave --no-build out"
    done
}
