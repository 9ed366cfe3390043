# What building and running needs, and installing what of it is missing. Sourced by the other scripts here.

fail() {
  echo "campus-events: $*" >&2
  exit 1
}

# One Debian package a line: what it is needed for.
run_packages='libpq-dev|the PostgreSQL client library
libhiredis-dev|the Redis client library
libcurl4-openssl-dev|the HTTP client library
postgresql-15 postgresql|the database
redis-server|the job queue
node-react|the web app
node-react-dom|the web app
node-i18next|the web app: its texts in several languages
terser|building the web app
node-marked|the web app: event descriptions in Markdown
node-chart.js|the web app: charts
node-csstype|the types of the web app
node-prop-types|the types of the web app
esbuild|bundling the web app
node-typescript|checking the web app
openssl|the key that signs tokens'

# How debug builds are made: their C as fast as a release's. Passwords hashed by BoringSSL without optimisation took
# most of the time of the tests that sign in. Whoever builds uses the same options, or all is compiled again.
debug_options=(-Xcc -O2)

is_installed() {
  dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed'
}

# Installs the packages of the list that are missing; says nothing when none is.
install_packages() {
  local names reason name found missing=() reasons=()
  command -v apt-get >/dev/null || fail "this is no Debian or Ubuntu; install by hand: $(cut -d'|' -f1 <<<"$1" | tr '\n' ' ')"
  while IFS='|' read -r names reason; do
    found=
    for name in $names; do
      if is_installed "$name"; then found=yes; fi
    done
    if [ -z "$found" ]; then
      # Of several names the first that this release knows is taken.
      for name in $names; do
        if apt-cache show "$name" >/dev/null 2>&1 || [ "$name" = "${names##* }" ]; then break; fi
      done
      missing+=("$name")
      reasons+=("$name ($reason)")
    fi
  done <<<"$1"
  [ ${#missing[@]} -eq 0 ] && return 0
  echo "installing $(printf '%s, ' "${reasons[@]}" | sed 's/, $//')"
  local sudo=
  [ "$(id -u)" = 0 ] || sudo=sudo
  # postgresql-common would start a cluster of its own on 5432; ours is private.
  $sudo mkdir -p /etc/postgresql-common/createcluster.d
  echo 'create_main_cluster = false' | $sudo tee /etc/postgresql-common/createcluster.d/campus-events.conf >/dev/null
  local log
  log=$(mktemp)
  if ! { $sudo apt-get update -qq && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    tail -5 "$log" >&2
    fail "apt-get could not install ${missing[*]}; its words are above"
  fi
}

require_compiler() {
  command -v swift >/dev/null || fail "there is no Swift compiler; install a toolchain from https://www.swift.org/install"
}

# Fails early when the compiler would run out of room.
require_space() {
  local free
  free=$(df -Pm "$1" | awk 'NR == 2 { print $4 }')
  [ "$free" -ge "$2" ] || fail "only $free MB are free in $1; $2 MB are needed"
}
