extension Duration {
    /// Rounded up, so that a short time is not none.
    var wholeMilliseconds: Int64 {
        Int64((self / .milliseconds(1)).rounded(.up))
    }
}
