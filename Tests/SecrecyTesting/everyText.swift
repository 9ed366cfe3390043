/// All the ways in which a value gets into a log or an error by mistake: printed, printed for debugging, and dumped,
/// which shows what Mirror shows, all the way down.
public func everyText(of value: Any) -> String {
    var text = "\(value)\n\(String(reflecting: value))\n"
    dump(value, to: &text)
    return text
}
