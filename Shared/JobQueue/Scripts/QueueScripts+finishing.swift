extension QueueScripts {
    /// The token, then for each job: id, outcome, delay in milliseconds, error. Answers the ids that the token does
    /// not hold (any more), of which nothing is changed.
    static let finish = script(
        """
        local ids, stale, left, done = {}, {}, {}, {}
        local entries, waits, deaths, notes, reasons = {}, {}, {}, {}, {}
        for at = 2, #ARGV, 4 do ids[#ids + 1] = ARGV[at] end
        local found = call('HMGET', records, ids)
        for n, id in ipairs(ids) do
            local outcome, delay, reason = ARGV[n * 4 - 1], tonumber(ARGV[n * 4]), ARGV[n * 4 + 1]
            local attempts, token, priority = parse(found[n])
            if token ~= ARGV[1] then
                stale[#stale + 1] = id
            else
                left[#left + 1] = id
                if outcome == 'succeeded' then
                    done[#done + 1] = id
                else
                    if outcome == 'released' then attempts = attempts - 1 end
                    push(notes, id, record(attempts, 0, priority))
                    if outcome == 'dead' then
                        push(deaths, now, id)
                        push(reasons, id, reason)
                    elseif delay > 0 then
                        push(waits, now + delay, id)
                    else
                        push(entries, rank(now, priority), id)
                    end
                end
            end
        end
        call('ZREM', leased, left)
        call('HDEL', payloads, done)
        call('HDEL', records, done)
        call('HSET', records, notes)
        call('ZADD', ready, entries)
        call('ZADD', delayed, waits)
        call('ZADD', dead, deaths)
        call('HSET', errors, reasons)
        return stale
        """,
        isIdempotent: true
    )

    /// Ids of dead letters to try again, with all their attempts. Answers how many there were.
    static let retryDeadLetters = script(
        """
        local found, entries, notes, revived, seen = call('HMGET', records, ARGV), {}, {}, {}, {}
        for n, id in ipairs(ARGV) do
            if not seen[id] and redis.call('ZSCORE', dead, id) then
                seen[id] = true
                local _, _, priority = parse(found[n])
                revived[#revived + 1] = id
                push(entries, rank(now, priority), id)
                push(notes, id, record(0, 0, priority))
            end
        end
        call('ZREM', dead, revived)
        call('HDEL', errors, revived)
        call('ZADD', ready, entries)
        call('HSET', records, notes)
        return #revived
        """,
        isIdempotent: true
    )
}
