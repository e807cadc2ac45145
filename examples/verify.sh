#!/bin/sh
# Is it on record? Needs curl.   verify.sh QUOTE [SPEAKER]
# SERVER and KEY come from QUOTEVERIFY_SERVER and QUOTEVERIFY_KEY.
set -eu
server=${QUOTEVERIFY_SERVER:-http://127.0.0.1:8000}
quote=${1:?"say which quote: verify.sh QUOTE [SPEAKER]"}

# -G puts the fields into the address, --data-urlencode encodes whatever the quote holds; --fail-with-body makes an error
# end with a code other than 0 and still prints what the service says of it.
set -- -sS -G --fail-with-body --data-urlencode "quote=$quote" ${2:+--data-urlencode "speaker=$2"}
[ -z "${QUOTEVERIFY_KEY:-}" ] || set -- "$@" -H "Authorization: Bearer $QUOTEVERIFY_KEY"
exec curl "$@" "$server/v1/verify"
