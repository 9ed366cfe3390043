import NIOConcurrencyHelpers

/// The bytes of an answer that is given many times, with this second's date in them.
final class PreparedBytes: Sendable {
    private struct Forms {
        var full: ResponseBytes?
        var notModified: ResponseBytes?
        var second: Int64 = 0
        /// The server the bytes were built for: another one adds other fields.
        var commonHeaders: CommonHeaders?
    }

    private let forms = NIOLockedValueBox(Forms())

    /// The bytes of a form, built when they are first asked for and stamped when the second has changed.
    func bytes(
        _ variant: Variant,
        commonHeaders: CommonHeaders,
        second: Int64,
        build: () -> ResponseBytes
    ) -> ResponseBytes {
        forms.withLockedValue { forms in
            if forms.commonHeaders !== commonHeaders {
                forms = Forms(second: second, commonHeaders: commonHeaders)
            } else if forms.second != second {
                forms.full?.stamp(second: second)
                forms.notModified?.stamp(second: second)
                forms.second = second
            }
            let known = variant == .full ? forms.full : forms.notModified
            if let known { return known }
            let made = build()
            switch variant {
            case .full: forms.full = made
            case .notModified: forms.notModified = made
            }
            return made
        }
    }
}
