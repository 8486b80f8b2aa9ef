#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A commit of the repository that a folder is in, asked by way of `git`.
struct GitRevision {
    /// Why there is no answer.
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    private let folder: String
    private let commit: String

    /// Finds a commit.
    /// - Parameters:
    ///   - name: A branch, a tag, a hash or any other name that git knows for it.
    ///   - folder: A folder in the repository; empty for the working directory.
    init(_ name: String, in folder: String) throws {
        self.folder = folder.isEmpty ? "." : folder
        // A name that looked like an option would be taken for one.
        let found =
            try name.hasPrefix("-")
            ? nil : Self.git(["rev-parse", "--verify", "--quiet", "\(name)^{commit}"], in: self.folder)
        let line = found.map { String(decoding: $0.prefix { $0 != 0x0A }, as: UTF8.self) }
        guard let line, !line.isEmpty else {
            throw Failure(description: "git knows no revision `\(name)` here")
        }
        commit = line
    }

    /// The content of a file as the commit has it; nil where it has none.
    /// - Parameter path: The path, relative to the folder.
    func content(of path: String) throws -> [UInt8]? {
        try Self.git(["cat-file", "blob", "\(commit):./\(path)"], in: folder)
    }

    /// What git prints; nil where it fails.
    private static func git(_ arguments: [String], in folder: String) throws -> [UInt8]? {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw failure("no pipe") }
        defer { close(ends[0]) }
        let id: pid_t
        do {
            defer { close(ends[1]) }
            id = try start(["git", "-C", folder] + arguments, output: ends[1], unused: ends[0])
        }
        let bytes = readAll(ends[0])
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0 {
            guard errno == EINTR else { throw failure("git cannot be waited for") }
        }
        return status == 0 ? bytes : nil
    }

    private static func start(_ arguments: [String], output: Int32, unused: Int32) throws -> pid_t {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_addclose(&actions, unused)
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        words.append(nil)
        defer { for word in words { free(word) } }
        var id: pid_t = 0
        guard posix_spawnp(&id, "git", &actions, nil, words, environ) == 0 else {
            throw failure("git cannot be started")
        }
        return id
    }

    private static func readAll(_ descriptor: Int32) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
        }
    }

    private static func failure(_ what: String) -> Failure {
        Failure(description: "\(what): \(String(cString: strerror(errno)))")
    }
}
