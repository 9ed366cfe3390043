# The Swift tests, with the servers that were started before. Sourced.

# Builds and runs them; what it is given goes to both, such as --sanitize=thread.
run_swift_tests() {
  # shellcheck disable=SC2154 # whoever sources this has sourced requirements.sh, which sets them
  swift build --build-tests "${debug_options[@]}" "$@"
  # Leases and time-outs are tested first; what keeps the processors and the database busy runs by itself.
  # All at once would share two processors so thinly that an answer of milliseconds takes longer than a time-out.
  export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=64
  local timed='^(RedisTests\.|JobQueueTests\.|EventsAPITests\.(SharedBuckets|RateLimiter))'
  local heavy='^(EventsAPITests\.(?!SharedBuckets|RateLimiter)|CampusCoreTests\.)'
  swift test "$@" --skip-build --filter "$timed"
  swift test "$@" --skip-build --skip "$timed|$heavy"
  swift test "$@" --skip-build --filter "$heavy"
}
