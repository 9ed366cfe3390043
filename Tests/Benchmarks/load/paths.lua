-- wrk -s paths.lua URL -- EVENTS PATH…
--
-- Asks for each path in turn; {event} in it is the id of a random one of the events 1 to EVENTS of campus.sql, {n} a
-- number that never came before. At the end one line: requests, microseconds, errors, p50 and p99 in microseconds.

local threads = 0

function setup(thread)
   threads = threads + 1
   thread:set("number", threads)
end

local events, requests, sent = 0, {}, 0

-- The pieces of a request with the names of what stands between them.
local function pieces(path)
   local list = {}
   local text = "GET " .. path .. " HTTP/1.1\r\nHost: localhost\r\n\r\n"
   for fixed, name in (text .. "{}"):gmatch("(.-){(%a*)}") do
      list[#list + 1] = { fixed = fixed, name = name }
   end
   return list
end

function init(args)
   math.randomseed(os.time() * 16 + number)
   events = tonumber(args[1])
   for index = 2, #args do
      requests[index - 1] = pieces(args[index])
   end
   -- Another begin in every thread and every run.
   sent = (os.time() % 100000 * 16 + number) * 100000000
end

function request()
   sent = sent + 1
   local text = ""
   for _, piece in ipairs(requests[sent % #requests + 1]) do
      text = text .. piece.fixed
      if piece.name == "event" then
         text = text .. string.format("01900000-0000-7000-8000-%012d", 100000000000 + math.random(events))
      elseif piece.name == "n" then
         text = text .. string.format("%d", sent)
      end
   end
   return text
end

function done(summary, latency)
   local errors = summary.errors
   io.write(string.format(
      "report %d %d %d %d %d\n", summary.requests, summary.duration,
      errors.connect + errors.read + errors.write + errors.status + errors.timeout,
      latency:percentile(50), latency:percentile(99)
   ))
end
