extension QueueScripts {
    /// For each job: id, payload, when it is due (empty for now), priority. Answers how many were new.
    static let enqueue = script(
        """
        local ids, entries, waits, bodies, notes, seen = {}, {}, {}, {}, {}, {}
        for at = 1, #ARGV, 4 do ids[#ids + 1] = ARGV[at] end
        local found = call('HMGET', records, ids)
        for n, id in ipairs(ids) do
            if not seen[id] and not (found[n] and is_known(id)) then
                seen[id] = true
                local payload, due, priority = ARGV[n * 4 - 2], tonumber(ARGV[n * 4 - 1]), ARGV[n * 4]
                push(bodies, id, payload)
                push(notes, id, record(0, 0, priority))
                if due and due > now then
                    push(waits, due, id)
                else
                    push(entries, rank(due or now, priority), id)
                end
            end
        end
        call('HSET', payloads, bodies)
        call('HSET', records, notes)
        call('ZADD', ready, entries)
        call('ZADD', delayed, waits)
        return #bodies / 2
        """,
        isIdempotent: true
    )

    /// Ids to forget, whatever their state. Answers how many were known.
    static let cancel = script(
        """
        for _, set in ipairs({ready, delayed, leased, dead}) do call('ZREM', set, ARGV) end
        call('HDEL', records, ARGV)
        call('HDEL', errors, ARGV)
        return redis.call('HDEL', payloads, unpack(ARGV))
        """,
        isIdempotent: true
    )
}
