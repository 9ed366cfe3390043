# A private PostgreSQL and a private Redis under $STATE_DIR, on free ports of their own. Sourced.
# The servers get no descriptor 9, the lock of the script that starts them: it must end with the script.

# Runs a command as someone who may run PostgreSQL, which refuses to run as root.
as_database_user() {
  if [ "$(id -u)" = 0 ]; then
    runuser -u postgres -- "$@"
  else
    "$@"
  fi
}

# POSTGRES_VERSION chooses among several that are installed.
postgres_binaries() {
  local directory directories=("$(pg_config --bindir 2>/dev/null)" /usr/lib/postgresql/*/bin)
  [ -z "${POSTGRES_VERSION:-}" ] || directories=("/usr/lib/postgresql/$POSTGRES_VERSION/bin")
  for directory in "${directories[@]}"; do
    if [ -x "$directory/initdb" ]; then
      echo "$directory"
      # With its status: in a trap a bare return gives the status from before the trap.
      return 0
    fi
  done
  fail "PostgreSQL's programs (initdb, pg_ctl) are not there${POSTGRES_VERSION:+ in version $POSTGRES_VERSION}"
}

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# Sets DATABASE_URL_BASE (without a database's name). With POSTGRES_SOCKETS, a folder, it listens there too.
start_postgres() {
  local bin data="$STATE_DIR/postgres/data" log="$STATE_DIR/postgres/log" port
  bin=$(postgres_binaries)
  mkdir -p "$STATE_DIR/postgres"
  if [ "$(id -u)" = 0 ]; then
    chown postgres "$STATE_DIR/postgres"
    # The folders above must let the unprivileged user through.
    runuser -u postgres -- test -x "$STATE_DIR/postgres" || fail "the user postgres cannot enter $STATE_DIR; set STATE_DIR to a folder that it can, such as /var/tmp/campus-events"
  fi
  if [ ! -f "$data/PG_VERSION" ]; then
    (cd / && as_database_user "$bin/initdb" -D "$data" -U campus -A trust -E UTF8 --locale=C.UTF-8 >"$STATE_DIR/initdb.log" 2>&1) ||
      fail "PostgreSQL cannot make its files: $(tail -1 "$STATE_DIR/initdb.log")"
  fi
  port=$(free_port)
  (cd / && as_database_user "$bin/pg_ctl" -D "$data" -l "$log" -w -t 60 -s start \
    -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=${POSTGRES_SOCKETS:-} -c max_connections=${POSTGRES_CONNECTIONS:-200} ${POSTGRES_OPTIONS:-}" 9>&-) ||
    fail "PostgreSQL does not start: $(tail -1 "$log" 2>/dev/null)"
  DATABASE_URL_BASE="postgres://campus@127.0.0.1:$port"
}

stop_postgres() {
  local bin
  bin=$(postgres_binaries)
  if [ -f "$STATE_DIR/postgres/data/postmaster.pid" ]; then
    (cd / && as_database_user "$bin/pg_ctl" -D "$STATE_DIR/postgres/data" -m fast -w -s stop) || true
  fi
}

# Sets REDIS_URL.
start_redis() {
  local port
  mkdir -p "$STATE_DIR/redis"
  port=$(free_port)
  redis-server --bind 127.0.0.1 --port "$port" --dir "$STATE_DIR/redis" --save '' --appendonly yes \
    --pidfile "$STATE_DIR/redis/pid" --logfile "$STATE_DIR/redis/log" --daemonize yes >/dev/null 9>&- ||
    fail "Redis does not start"
  for _ in $(seq 50); do
    redis-cli -p "$port" ping >/dev/null 2>&1 && break
    sleep 0.1
  done
  REDIS_URL="redis://127.0.0.1:$port/0"
}

stop_redis() {
  local pid
  if [ -f "$STATE_DIR/redis/pid" ]; then
    pid=$(cat "$STATE_DIR/redis/pid")
    kill "$pid" 2>/dev/null || true
    for _ in $(seq 50); do
      kill -0 "$pid" 2>/dev/null || break
      sleep 0.1
    done
  fi
}
