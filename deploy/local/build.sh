# Building, and knowing that it was done.
# shellcheck shell=bash

build() { # arguments for dotnet build
    local project_directory
    say "Building ($configuration); the first time this takes a minute or two"
    build_one Sagas.sln "$@"
    for project_directory in "${project[@]}"; do
        # Those that --with added need not be part of the solution.
        grep -qF -e "${project_directory//\//\\}" -e "$project_directory/" Sagas.sln || build_one "$project_directory"
    done
}

build_one() { # solution or project, arguments for dotnet build
    if dotnet build "$@" -c "$configuration" -v q -nologo </dev/null >"$logs/build.log" 2>&1; then return; fi
    # The errors alone, where there are any: among a hundred warnings nobody finds them.
    { grep ' error ' "$logs/build.log" || cat "$logs/build.log"; } | sort -u >&2
    fail "$1 does not build: see $logs/build.log"
}

require_built() {
    local name
    for name in "${services[@]}"; do
        [[ -e $(assembly_of "$name") ]] || fail "$name is not built: there is no $(assembly_of "$name"). Leave --no-build out"
    done
}
