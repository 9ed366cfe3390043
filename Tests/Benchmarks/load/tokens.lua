-- wrk -t 1 -s tokens.lua URL -- TOKENS METHOD PATH
--
-- Sends the request with another token each time, in the order of the file TOKENS, which has one a line. At the end the
-- line of paths.lua; that the tokens ran out counts as an error. One thread, because wrk makes its threads' requests
-- ready one after the other, while the first of them runs already and is not timed yet.

local thread

function setup(created)
   assert(thread == nil, "tokens.lua is for one thread")
   thread = created
   thread:set("spent", 0)
end

local requests, sent = {}, 0

function init(args)
   for token in io.lines(args[1]) do
      requests[#requests + 1] = string.format(
         "%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Length: 0\r\n\r\n",
         args[2], args[3], token
      )
   end
end

function request()
   sent = sent + 1
   if sent > #requests then
      spent = 1
      wrk.thread:stop()
      return requests[#requests]
   end
   return requests[sent]
end

function done(summary, latency)
   local errors = summary.errors
   local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout + thread:get("spent")
   io.write(string.format(
      "report %d %d %d %d %d\n", summary.requests, summary.duration, failed,
      latency:percentile(50), latency:percentile(99)
   ))
end
