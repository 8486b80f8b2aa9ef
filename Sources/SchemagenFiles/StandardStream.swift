#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What a process prints on.
public enum StandardStream: Int32, Sendable {
    case output = 1
    case error = 2

    /// Writes a text. Where nobody reads it any more, it is lost: there is nobody to tell.
    public func write(_ text: String) { _ = FileSystem.write(Array(text.utf8), to: rawValue) }
}
