extension QueueScripts {
    /// The token; packed: the ids of those that succeeded, and of each other job id, outcome, delay in milliseconds and
    /// error. Answers the ids that the token does not hold (any more), of which nothing is changed.
    static let finish = script(
        """
        local token, succeeded, others = ARGV[1], cmsgpack.unpack(ARGV[2])
        local outcomes = {}
        for _, id in ipairs(succeeded) do
            outcomes[id] = 0
        end
        for at = 1, #others, 4 do outcomes[others[at]] = at end

        local firsts, ids = holdings(token)
        local kept, done, ended, places = {}, {}, {}, {}
        for n, id in ipairs(ids) do
            local at = outcomes[id]
            if not at then
                kept[#kept + 1] = id
            elseif at == 0 then
                done[#done + 1] = id
            else
                ended[#ended + 1] = id
                places[#ended] = n
            end
            outcomes[id] = nil
        end
        local stale = {}
        for id in pairs(outcomes) do stale[#stale + 1] = id end
        if #kept == #ids then return stale end

        redis.call('HDEL', leases, token)
        if #kept > 0 then
            redis.call('HSET', leases, token, cmsgpack.pack(firsts, kept))
        else
            redis.call('ZREM', expiries, token)
        end
        call('HDEL', payloads, done)
        forget(records, done)
        forget(history, done)
        if #ended == 0 then return stale end

        local outcome_of, found, slowdown, deaths = {}, lookup(records, ended), 0, 0
        for at = 1, #others, 4 do outcome_of[others[at]] = at + 1 end
        for n, id in ipairs(ended) do
            local attempts, priority = parse(found[n])
            local at = outcome_of[id]
            local outcome, delay, reason = others[at], others[at + 1], others[at + 2]
            if outcome == 'released' then
                redis.call('ZADD', ready, place_of(firsts, priority, places[n]), id)
            else
                remember(id, attempts + 1, reason)
                if outcome == 'slowed' then
                    slowdown = math.max(slowdown, delay)
                else
                    redis.call('HSET', records, id, record(attempts + 1, priority))
                end
                if outcome == 'dead' then
                    deaths = deaths + 1
                    redis.call('ZADD', dead, now, id)
                elseif delay > 0 then
                    redis.call('ZADD', delayed, now + delay, id)
                else
                    redis.call('ZADD', ready, rank(now_microseconds / 1000, priority), id)
                end
            end
        end

        if slowdown > 0 then
            local slow_until, share = unpack(redis.call('HMGET', state, 'slow_until', 'share'))
            slow_until = tonumber(slow_until or 0)
            share = share_now(slow_until, tonumber(share or nil))
            -- What was under way when the first was refused is refused too: that says nothing new.
            if slow_until <= now then share = math.max(15, math.floor(share / 2)) end
            redis.call('HSET', state, 'slow_until', integer(math.max(slow_until, now + slowdown)), 'share', share)
        end

        -- Dead letters are bounded: the oldest make room.
        local excess = deaths > 0 and redis.call('ZCARD', dead) - 10000 or 0
        if excess > 0 then
            local popped, gone = redis.call('ZPOPMIN', dead, math.min(excess, 500)), {}
            for at = 1, #popped, 2 do gone[#gone + 1] = popped[at] end
            for _, hash in ipairs({payloads, records, history}) do call('HDEL', hash, gone) end
        end
        return stale
        """,
        isIdempotent: true
    )

    /// Ids of dead letters to try again, with all their attempts. Answers how many there were.
    static let retryDeadLetters = script(
        """
        local count = 0
        for n, id in ipairs(ARGV) do
            if redis.call('ZREM', dead, id) == 1 then
                local _, priority = parse(redis.call('HGET', records, id))
                redis.call('ZADD', ready, rank(now_microseconds / 1000, priority) + n, id)
                redis.call('HSET', records, id, record(0, priority))
                count = count + 1
            end
        end
        return count
        """,
        isIdempotent: true
    )

    /// Ids of dead letters to forget. Answers how many there were.
    static let deleteDeadLetters = script(
        """
        local gone = {}
        for _, id in ipairs(ARGV) do
            if redis.call('ZREM', dead, id) == 1 then gone[#gone + 1] = id end
        end
        for _, hash in ipairs({payloads, records, history}) do call('HDEL', hash, gone) end
        return #gone
        """,
        isIdempotent: true
    )
}
