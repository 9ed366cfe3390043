import Redis

/// The queue's transitions: each is one Lua script, so that it happens whole or not at all, by the server's clock.
///
/// Every script gets the same keys. `ready`, `delayed`, `leased` and `dead` are sorted sets of ids: by rank (below),
/// by the time a job is due, by the time its lease runs out, by the time it died. `payloads` and `errors` are hashes
/// by id. `records` is a hash of `attempts:token:priority` by id, where the token is 0 unless the job is leased.
/// `fence` is the last token given. Times are milliseconds since 1970.
///
/// Removals come before additions: a script that has removed something may go on although memory is full, so that
/// only enqueuing is refused then.
enum QueueScripts {
    static func script(_ body: String, isIdempotent: Bool) -> RedisScript {
        RedisScript(preamble + body, isIdempotent: isIdempotent)
    }

    private static let preamble = """
        local ready, delayed, leased, payloads = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
        local records, dead, errors, fence = KEYS[5], KEYS[6], KEYS[7], KEYS[8]

        local time = redis.call('TIME')
        local now_microseconds = time[1] * 1000000 + time[2]
        local now = math.floor(now_microseconds / 1000)

        -- The lowest rank is taken first: higher priorities lie in bands below, in a band the earlier comes first.
        local BAND = 10000000000000
        local function rank(since, priority) return since - priority * BAND end

        local function integer(number) return string.format('%.0f', number) end

        local function parse(record)
            local attempts, token, priority = string.match(record or '', '^(%d+):(%d+):(-?%d+)$')
            return tonumber(attempts or 0), token or '0', tonumber(priority or 0)
        end

        local function record(attempts, token, priority)
            return attempts .. ':' .. token .. ':' .. priority
        end

        local function push(list, first, second)
            list[#list + 1] = first
            list[#list + 1] = second
        end

        local function call(command, key, list)
            if #list > 0 then return redis.call(command, key, unpack(list)) end
            return {}
        end

        -- Whether the queue knows a job; where memory was lost in parts, only what can still run counts.
        local function is_known(id)
            return redis.call('HEXISTS', payloads, id) == 1
                and (redis.call('ZSCORE', ready, id) or redis.call('ZSCORE', delayed, id)
                    or redis.call('ZSCORE', leased, id) or redis.call('ZSCORE', dead, id))
        end


        """
}
