-- wrk -s fixed.lua URL: the same request over and over, as fast as wrk can; at the end the line of paths.lua.

function done(summary, latency)
   local errors = summary.errors
   io.write(string.format(
      "report %d %d %d %d %d\n", summary.requests, summary.duration,
      errors.connect + errors.read + errors.write + errors.status + errors.timeout,
      latency:percentile(50), latency:percentile(99)
   ))
end
