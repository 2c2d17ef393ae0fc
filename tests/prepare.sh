#!/bin/sh
# Gets what the tests need beyond Python: Chromium and nginx from Debian (as root), and the packages that are named; else
# says what is missing.
set -eu
PATH="$PATH:/usr/sbin:/usr/lib/postgresql/15/bin"
missing=""
command -v chromium >/dev/null 2>&1 || missing="chromium fonts-dejavu-core"
command -v nginx >/dev/null 2>&1 || missing="$missing nginx-light"
for package; do
    case $package in
        postgresql-15) program=initdb ;;
        *) program=$package ;;
    esac
    command -v "$program" >/dev/null 2>&1 || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing from Debian: $missing …"
    apt-get update -qq
    # Installing a server must not start it: the tests run their own.
    [ -e /usr/sbin/policy-rc.d ] || { printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d; chmod +x /usr/sbin/policy-rc.d; made=1; }
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null || failed=1
    [ -z "${made:-}" ] || rm -f /usr/sbin/policy-rc.d
    exit "${failed:-0}"
fi
echo "Some tests will be skipped. To run them: sudo apt-get install $missing" >&2
