extension QueueScripts {
    /// Adds jobs, packed: ids; payloads; of those that are delayed or have a priority the place in the list, when they
    /// are due (0 for now) and the priority; of those that are unique the place, the name and its period. Answers how
    /// many were new.
    private static let add = """
        local function add(packed)
            local ids, bodies, specials, uniques = cmsgpack.unpack(packed)
            local dues, priorities, names = {}, {}, {}
            for at = 1, #specials, 3 do
                dues[specials[at]], priorities[specials[at]] = specials[at + 1], specials[at + 2]
            end
            for at = 1, #uniques, 3 do names[uniques[at]] = at + 1 end
            local function is_taken(at)
                local name, period = uniques[at], uniques[at + 1]
                if tonumber(redis.call('ZSCORE', unique, name) or 0) > now then return true end
                redis.call('ZADD', unique, now + period, name)
            end

            -- Those that come together stay in their order. Numbers of so many digits are slow to write, and have the
            -- first of them in common.
            local tick = math.floor(now_microseconds / 10)
            local low = tick % 1000000
            local high = integer((tick - low) / 1000000)
            local function place_now(n)
                if low + n < 1000000 then return high .. string.format('%06d', low + n) end
                return tick + n
            end

            local found = call('HMGET', payloads, ids)
            local entries, waits, fields, notes, seen, count = {}, {}, {}, {}, {}, 0
            for n, id in ipairs(ids) do
                if not seen[id] and not (found[n] and is_somewhere(id)) and not (names[n] and is_taken(names[n])) then
                    seen[id] = true
                    count = count + 1
                    fields[count * 2 - 1], fields[count * 2] = id, bodies[n]
                    local due, priority = dues[n], priorities[n]
                    if not due then
                        local at = #entries
                        entries[at + 1], entries[at + 2] = place_now(n), id
                    else
                        local list, place = entries, rank(due, priority)
                        if due > now then
                            list, place = waits, due
                        elseif due == 0 then
                            place = tick + n - priority * BAND
                        end
                        list[#list + 1] = place
                        list[#list + 1] = id
                        if priority ~= 0 then
                            notes[#notes + 1] = id
                            notes[#notes + 1] = record(0, priority)
                        end
                    end
                end
            end
            call('HSET', payloads, fields)
            call('HSET', records, notes)
            call('ZADD', ready, entries)
            call('ZADD', delayed, waits)
            if #uniques > 0 then redis.call('ZREMRANGEBYSCORE', unique, '-inf', now) end
            return count
        end


        """

    /// Jobs as `add` wants them. Answers how many were new.
    static let enqueue = script(add + "return add(ARGV[1])", isIdempotent: true)

    /// Ids to forget, whatever their state. Answers how many were known.
    static let cancel = script(
        """
        local known, leased, wanted = call('HMGET', payloads, ARGV), false, {}
        for n, id in ipairs(ARGV) do
            if known[n] and is_leased(id) then leased, wanted[id] = true, true end
        end
        for _, set in ipairs({ready, delayed, dead}) do call('ZREM', set, ARGV) end
        call('HDEL', records, ARGV)
        call('HDEL', history, ARGV)
        local count = redis.call('HDEL', payloads, unpack(ARGV))
        if not leased then return count end
        for _, token in ipairs(redis.call('HKEYS', leases)) do
            local firsts, ids = holdings(token)
            local kept = {}
            for _, id in ipairs(ids) do
                if not wanted[id] then kept[#kept + 1] = id end
            end
            if #kept == 0 then
                redis.call('HDEL', leases, token)
                redis.call('ZREM', expiries, token)
            elseif #kept < #ids then
                redis.call('HSET', leases, token, cmsgpack.pack(firsts, kept))
            end
        end
        return count
        """,
        isIdempotent: true
    )

    /// A recurring job's name, when it fires, and the one job as `add` wants it. Answers 1 when this fire was enqueued
    /// now; the last fire known; how many milliseconds it is too early.
    static let fire = script(
        add + """
            local name, fire = ARGV[1], tonumber(ARGV[2])
            local last = tonumber(redis.call('HGET', recurring, name) or 0)
            if fire <= last then return {0, last, 0} end
            if fire > now then return {0, last, fire - now} end
            redis.call('HSET', recurring, name, integer(fire))
            add(ARGV[3])
            return {1, fire, 0}
            """,
        isIdempotent: true
    )

    /// A recurring job's name. Answers when it last fired; where nobody knows, that is from now on: now.
    static let lastFire = script(
        """
        redis.call('HSETNX', recurring, ARGV[1], integer(now))
        return tonumber(redis.call('HGET', recurring, ARGV[1]))
        """,
        isIdempotent: true
    )
}
