import struct Foundation.Date

extension Date {
    /// Since 1970, rounded up, so that nothing comes too early.
    var wholeMilliseconds: Int64 {
        Int64((timeIntervalSince1970 * 1000).rounded(.up))
    }

    init(milliseconds: Int) {
        self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
    }
}
