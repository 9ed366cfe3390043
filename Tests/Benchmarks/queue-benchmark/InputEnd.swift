import Foundation

/// The end of the standard input, by which a parent says that it is enough, or is gone.
enum InputEnd {
    /// Waits for it, on a thread of its own.
    static func wait() async {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                while let line = readLine(), !line.isEmpty {}
                continuation.resume()
            }
        }
    }
}
