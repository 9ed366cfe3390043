extension CalendarTimeZone {
    func write(to lines: inout ContentLines) {
        lines.component("VTIMEZONE") { lines in
            lines.add("TZID", CalendarText.escaped(identifier))
            for observance in observances {
                lines.component(observance.isDaylight ? "DAYLIGHT" : "STANDARD") { lines in
                    lines.add("DTSTART", CalendarTime.local(observance.onset, offset: 0))
                    lines.add("TZOFFSETFROM", CalendarTime.offset(observance.offsetBefore))
                    lines.add("TZOFFSETTO", CalendarTime.offset(observance.offsetAfter))
                    if let rule = observance.rule { lines.add("RRULE", rule.text) }
                    if let name = observance.name { lines.add("TZNAME", CalendarText.escaped(name)) }
                }
            }
        }
    }
}
