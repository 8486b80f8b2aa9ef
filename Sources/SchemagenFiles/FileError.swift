#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A file system call that failed.
public struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The path that the call was about.
    public let path: String
    /// What was tried: `read`, `write`, `create`, `list`.
    public let action: String
    /// The system's error number.
    public let code: Int32

    /// Makes an error from the current `errno`.
    init(_ action: String, _ path: String, code: Int32 = errno) {
        self.action = action
        self.path = path
        self.code = code
    }

    /// Whether the file or folder is not there.
    public var isMissing: Bool { code == ENOENT || code == ENOTDIR }

    /// One line: `cannot read Schema/a.schema: Permission denied`.
    public var description: String {
        let reason = strerror(code).map { String(cString: $0) } ?? "error \(code)"
        return "cannot \(action) \(path): \(reason)"
    }
}
