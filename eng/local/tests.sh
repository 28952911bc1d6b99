# Running the test projects one after the other, and counting what they did.
# shellcheck shell=bash

results=$home/results
passed=0 failed=0 skipped=0

run_test_projects() { # arguments for dotnet test
    local file
    rm -rf "$results"
    while read -r file; do
        if [[ $(dotnet msbuild "$file" -getProperty:IsTestProject) == true ]]; then run_test_project "$file" "$@"; fi
    done < <(find tests -name '*.csproj' | sort)
}

run_test_project() { # project file, arguments for dotnet test
    local name status=0
    name=$(basename "$1" .csproj)
    say '' "$(bold "$name")"
    dotnet test "$1" -c "$configuration" --no-build --nologo --results-directory "$results" \
        --logger "trx;LogFileName=$name.trx" --logger 'console;verbosity=minimal' \
        --blame-hang-timeout 10m --blame-hang-dump-type none "${@:2}" </dev/null || status=$?
    count "$name" "$status" "$(($# > 1))"
}

count() { # name, exit status, are the tests filtered?
    local counters total executed good
    counters=$(grep -o '<Counters [^>]*' "$results/$1.trx" 2>/dev/null) || counters=''
    total=$(counter total "$counters") executed=$(counter executed "$counters") good=$(counter passed "$counters")
    passed=$((passed + good)) failed=$((failed + executed - good)) skipped=$((skipped + total - executed))
    if (($2 != 0 && executed == good)); then
        warn "$1: the test run itself failed (exit status $2); it counts as a failure"
        failed=$((failed + 1))
    elif ((executed == 0 && $3 == 0)); then
        warn "$1: not one test was run; it counts as a failure"
        failed=$((failed + 1))
    fi
}

counter() { # name, counters
    if [[ $2 =~ \ $1=\"([0-9]+)\" ]]; then printf '%s' "${BASH_REMATCH[1]}"; else printf 0; fi
}

report() {
    local summary="$passed passed, $failed failed"
    if ((skipped)); then summary+=", $skipped skipped"; fi
    if [[ ${CI-} == true ]] && ((skipped)); then
        warn 'in CI a skipped test is a failure:' "$(skipped_tests)"
        failed=$((failed + skipped))
    fi
    if ((passed + failed == 0)); then warn 'not one test was run'; fi
    say '' "$summary"
    ((failed == 0 && passed > 0))
}

skipped_tests() {
    grep -ho '<UnitTestResult [^>]*outcome="NotExecuted"' "$results"/*.trx | sed 's/.* testName="\([^"]*\)".*/  \1/'
}

# RabbitMQ's management takes five seconds to stop; nobody needs this data any more.
stop_servers() { SAGAS_STOP_SECONDS=1 ./run down >/dev/null; }
