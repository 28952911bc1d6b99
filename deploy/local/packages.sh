# What must be installed: the .NET SDK by the user, the two servers by us where the system is Debian or Ubuntu.
# shellcheck shell=bash

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
    "${as_root[@]}" deploy/local/apt-install "$@" >"$logs/install.log" 2>&1 </dev/null ||
        { tail -n 15 "$logs/install.log" >&2; fail "the installation failed: see $logs/install.log"; }
}
