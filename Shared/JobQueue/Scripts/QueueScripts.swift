import Redis

/// The queue's transitions: each is one Lua script, so that it happens whole or not at all, by the server's clock.
///
/// Every script gets the same keys:
/// - `ready`, `delayed`, `dead`: sorted sets of ids, by rank (below), by the time a job is due, by the time it died.
/// - `leases`: a hash of what each lease holds, by its token: of each priority the rank of its first job, then the ids,
///   packed. `expiries`: a sorted set of the tokens, by the time the lease runs out.
/// - `payloads`: a hash by id, of every job there is.
/// - `records`: a hash of `attempts:priority` by id, of those that have been tried or are not of priority 0. A lease
///   changes none; its attempt is added when it ends.
/// - `history`: a hash by id of the last failures: time, attempt and error of each, packed.
/// - `unique`: a sorted set of unique names, by the time they are free again.
/// - `recurring`: a hash of the last fire by a recurring job's name.
/// - `state`: a hash of `fence` (the last token given), `paused` (since when), `slow_until`, `share` (at that time, in
///   thousandths), `full_at` (when the rate's bucket is full again, in microseconds).
///
/// Times are milliseconds since 1970 where nothing else is said. Lists come and go packed (MessagePack), because each
/// argument or reply of its own costs the server more than what is done with it; for the same reason hashes are left
/// alone that do not exist, which is what `records` and `history` do while all goes well.
///
/// Removals come before additions: a script that has removed something may go on although memory is full, so that
/// only enqueuing is refused then.
enum QueueScripts {
    static func script(_ body: String, isIdempotent: Bool) -> RedisScript {
        RedisScript(preamble + body, isIdempotent: isIdempotent)
    }

    private static let preamble = """
        local ready, delayed, expiries, leases, payloads, records = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6]
        local history, dead, unique, recurring, state = KEYS[7], KEYS[8], KEYS[9], KEYS[10], KEYS[11]

        local time = redis.call('TIME')
        local now_microseconds = time[1] * 1000000 + time[2]
        local now = math.floor(now_microseconds / 1000)

        -- The lowest rank is taken first: higher priorities lie in bands below, in a band the earlier comes first, in
        -- hundredths of a millisecond.
        local BAND = 500000000000000
        local function rank(since, priority) return math.floor(since * 100) - priority * BAND end
        local function since_of(rank) return rank % BAND / 100 end

        local function integer(number) return string.format('%.0f', number) end

        local function parse(record)
            local attempts, priority = string.match(record or '', '^(%d+):(-?%d+)$')
            return tonumber(attempts or 0), tonumber(priority or 0)
        end

        local function record(attempts, priority) return attempts .. ':' .. priority end

        local function call(command, key, list)
            if #list > 0 then return redis.call(command, key, unpack(list)) end
            return {}
        end

        -- Of ids, what a hash knows of them that may not exist.
        local function lookup(hash, ids)
            return redis.call('EXISTS', hash) == 1 and call('HMGET', hash, ids) or {}
        end

        local function forget(hash, ids)
            if redis.call('EXISTS', hash) == 1 then call('HDEL', hash, ids) end
        end

        -- What a lease holds: priorities and the ranks of their first jobs in turn, and ids.
        local function holdings(token)
            local packed = redis.call('HGET', leases, token)
            if packed then return cmsgpack.unpack(packed) end
            return {}, {}
        end

        -- Where the job comes that was leased as the nth: before all that became ready later.
        local function place_of(firsts, priority, n)
            for at = 1, #firsts, 2 do
                if firsts[at] == priority then return firsts[at + 1] + n end
            end
            return rank(now, priority)
        end

        local function remember(id, attempt, reason)
            local packed = redis.call('HGET', history, id)
            local list = packed and cmsgpack.unpack(packed) or {}
            if #list >= 30 then list = {unpack(list, #list - 26)} end
            local count = #list
            list[count + 1], list[count + 2], list[count + 3] = now, attempt, reason
            redis.call('HSET', history, id, cmsgpack.pack(list))
        end

        local leased_ids
        local function is_leased(id)
            if not leased_ids then
                leased_ids = {}
                for _, packed in ipairs(redis.call('HVALS', leases)) do
                    local _, held = cmsgpack.unpack(packed)
                    for _, held_id in ipairs(held) do leased_ids[held_id] = true end
                end
            end
            return leased_ids[id]
        end

        -- Whether a job that has a payload can still run or be called back: memory may have been lost in parts.
        local function is_somewhere(id)
            return redis.call('ZSCORE', ready, id) or redis.call('ZSCORE', delayed, id)
                or redis.call('ZSCORE', dead, id) or is_leased(id)
        end

        -- How fast jobs are taken, in thousandths of how fast they may be: from a halt to all within a minute.
        local function share_now(slow_until, share)
            if not share then return 1000 end
            return math.floor(math.min(1000, share + math.max(0, now - slow_until) / 60))
        end


        """
}
