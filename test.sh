#!/bin/sh
# Restores, builds, gets a Chromium if there is none, and runs every test.
#
#   ./test.sh                                      all of them
#   ./test.sh --filter FullyQualifiedName~Series   arguments go to dotnet test
#
# The last line is "N passed, N failed", with the skipped behind where there are some. The exit code is 0 only if
# everything was built and nothing failed.
set -eu
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '\n== %s\n' "$*"; }

find_chromium() {
    if [ -n "${SALESWEB_CHROMIUM:-}" ]; then
        [ -x "$SALESWEB_CHROMIUM" ] && echo "$SALESWEB_CHROMIUM"
        return
    fi
    command -v chromium || command -v chromium-browser || command -v google-chrome || command -v google-chrome-stable
}

install_chromium() {
    as_root=
    if [ "$(id -u)" != 0 ]; then
        command -v sudo > /dev/null && sudo -n true 2> /dev/null || return 1
        as_root=sudo
    fi
    command -v apt-get > /dev/null || return 1
    $as_root apt-get update -q && $as_root apt-get install -q -y --no-install-recommends chromium fonts-dejavu-core
}

say "Chromium"
if ! find_chromium; then
    echo "None found; installing Debian's."
    if ! install_chromium || ! find_chromium; then
        echo "The journeys need a Chromium, and it could not be installed from here. Install it yourself" >&2
        echo "(on Debian: sudo apt-get install chromium), or set SALESWEB_CHROMIUM to the path of one." >&2
        exit 1
    fi
fi

say "Restore, exactly what the lock files say"
dotnet restore --locked-mode SalesWeb.sln

say "Build"
dotnet build --no-restore --configuration Release SalesWeb.sln

say "Test"
output=$(mktemp)
trap 'rm -f "$output" "$output.code"' EXIT
# The exit code of dotnet test goes through a file, because a pipe keeps only that of tee.
{
    status=0
    dotnet test --no-build --configuration Release SalesWeb.sln "$@" 2>&1 || status=$?
    echo "$status" > "$output.code"
} | tee "$output"
code=$(cat "$output.code")

# "Passed!  - Failed:     0, Passed:    91, Skipped:     0, Total: …", one such line for each test project.
summary=$(sed -n 's/.*Failed: *\([0-9]*\), Passed: *\([0-9]*\), Skipped: *\([0-9]*\), Total:.*/\1 \2 \3/p' "$output" |
    awk '{ failed += $1; passed += $2; skipped += $3 }
         END { if (NR) printf "%d passed, %d failed%s\n", passed, failed, skipped ? ", " skipped " skipped" : "" }')
if [ -z "$summary" ]; then
    echo "The tests did not run to their end; there is nothing to sum up." >&2
    exit "$([ "$code" = 0 ] && echo 1 || echo "$code")"
fi

say "Summary"
echo "$summary"
exit "$code"
