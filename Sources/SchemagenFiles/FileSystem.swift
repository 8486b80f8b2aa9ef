#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The few file system calls that the executables need. Without Foundation: the build plugin's tool has to start and
/// build fast.
public enum FileSystem {
    /// Reads a whole file.
    /// - Throws: `FileError`, also for what is not a regular file.
    public static func read(_ path: String) throws(FileError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError("read", path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileError("read", path) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw FileError("read", path, code: EISDIR) }
        var failure: Int32 = 0
        let expected = max(Int(status.st_size), 0)
        // With room for one byte more than the file has, one call reads it and shows that it ends there.
        var bytes = [UInt8](unsafeUninitializedCapacity: expected + 1) { buffer, count in
            failure = fill(buffer, from: descriptor, &count, expecting: expected)
        }
        // The file may have grown since, or have no size at all (a pipe): read on to its end.
        if bytes.count != expected || expected == 0 {
            var chunk = [UInt8](repeating: 0, count: 4096)
            while failure == 0 {
                var count = 0
                failure = chunk.withUnsafeMutableBufferPointer { fill($0, from: descriptor, &count) }
                if count == 0 { break }
                bytes.append(contentsOf: chunk[..<count])
            }
        }
        guard failure == 0 else { throw FileError("read", path, code: failure) }
        return bytes
    }

    /// Reads until the buffer is full or the file ends; returns the error number, 0 for none. A call that gives less than
    /// there is room for, and with it just what was expected, has seen the end.
    private static func fill(
        _ buffer: UnsafeMutableBufferPointer<UInt8>, from descriptor: Int32, _ count: inout Int,
        expecting expected: Int = 0
    ) -> Int32 {
        count = 0
        guard let base = buffer.baseAddress else { return 0 }
        while count < buffer.count {
            #if canImport(Darwin)
                let done = Darwin.read(descriptor, base + count, buffer.count - count)
            #elseif canImport(Musl)
                let done = Musl.read(descriptor, base + count, buffer.count - count)
            #else
                let done = Glibc.read(descriptor, base + count, buffer.count - count)
            #endif
            if done < 0 {
                if errno == EINTR { continue }
                return errno
            }
            if done == 0 { break }
            count += done
            if count == expected { break }
        }
        return 0
    }

    /// Writes a file so that it has either its old or its new content, whatever happens: beside it, then renamed over it.
    /// Folders that are missing are made.
    /// - Throws: `FileError`; the old file is then untouched.
    public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        let temporary = temporaryPath(for: path)
        var descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        if descriptor < 0, errno == ENOENT {
            try createFolder(parent(of: path))
            descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        }
        guard descriptor >= 0 else { throw FileError("write", path) }
        var failure = write(bytes, to: descriptor)
        if close(descriptor) != 0, failure == 0 { failure = errno }
        if failure == 0, rename(temporary, path) != 0 { failure = errno }
        guard failure == 0 else {
            unlink(temporary)
            throw FileError("write", path, code: failure)
        }
    }

    /// Writes all of the bytes; returns the error number, 0 for none.
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress else { return 0 }
            var written = 0
            while written < buffer.count {
                #if canImport(Darwin)
                    let done = Darwin.write(descriptor, base + written, buffer.count - written)
                #elseif canImport(Musl)
                    let done = Musl.write(descriptor, base + written, buffer.count - written)
                #else
                    let done = Glibc.write(descriptor, base + written, buffer.count - written)
                #endif
                if done < 0 {
                    if errno == EINTR { continue }
                    return errno
                }
                written += done
            }
            return 0
        }
    }

    /// A dot-file in the same folder, of this process alone: the checks pass over dot-files, so that what a crash leaves
    /// is no drift.
    private static func temporaryPath(for path: String) -> String {
        let folder = parent(of: path)
        let name = path.dropFirst(folder.isEmpty ? 0 : folder.count + 1)
        return (folder.isEmpty ? "" : folder + "/") + ".\(name).\(getpid()).tmp"
    }

    /// Makes a folder and those above it.
    /// - Throws: `FileError`.
    public static func createFolder(_ path: String) throws(FileError) {
        if path.isEmpty || mkdir(path, 0o777) == 0 || errno == EEXIST { return }
        guard errno == ENOENT else { throw FileError("create", path) }
        let above = parent(of: path)
        guard above != path, !above.isEmpty else { throw FileError("create", path) }
        try createFolder(above)
        if mkdir(path, 0o777) != 0, errno != EEXIST { throw FileError("create", path) }
    }

    /// Deletes a file; one that is not there is fine.
    /// - Throws: `FileError`.
    public static func remove(_ path: String) throws(FileError) {
        if unlink(path) != 0, errno != ENOENT { throw FileError("delete", path) }
    }

    /// What a path is.
    public enum Kind: Sendable { case file, folder, missing }

    /// What stands at a path; links are followed. What cannot be looked at counts as missing.
    public static func kind(of path: String) -> Kind { (try? look(at: path)) ?? .missing }

    /// What stands at a path; links are followed.
    /// - Throws: `FileError` where that cannot be known: no permission, a circle of links.
    static func look(at path: String) throws(FileError) -> Kind {
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT { return .missing }
            throw FileError("read", path)
        }
        return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
    }

    /// The folder of a path; empty where there is none.
    public static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The working directory.
    /// - Throws: `FileError` where it was deleted.
    public static func workingFolder() throws(FileError) -> String {
        guard let pointer = getcwd(nil, 0) else { throw FileError("find", ".") }
        defer { free(pointer) }
        return String(cString: pointer)
    }
}
