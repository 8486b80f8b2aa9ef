import SchemagenFiles
import SchemagenHistory

/// The git repository that a folder belongs to, asked through `git`.
struct GitRepository {
    /// The folder that paths are relative to.
    private let folder: String

    /// - Throws: `Program.Failure` where git cannot be run, or the folder is in no repository.
    init(_ folder: String) throws(Program.Failure) {
        self.folder = folder.isEmpty ? "." : folder
        guard try ask("rev-parse", "--is-inside-work-tree") == "true" else {
            throw Program.Failure(description: "\(self.folder) is in no git repository")
        }
    }

    /// The commit of a revision; nil where there is none.
    func commit(_ revision: String) throws(Program.Failure) -> String? {
        try ask("rev-parse", "--verify", "--quiet", "\(revision)^{commit}")
    }

    /// The commit that two parted from; nil where they have nothing in common.
    func mergeBase(_ one: String, _ other: String) throws(Program.Failure) -> String? {
        try ask("merge-base", one, other)
    }

    /// Whether a name is that of a branch, of this repository or of one that it was fetched from.
    func isBranch(_ revision: String) throws(Program.Failure) -> Bool {
        guard let name = try ask("rev-parse", "--verify", "--quiet", "--symbolic-full-name", revision) else {
            return false
        }
        return name.hasPrefix("refs/heads/") || name.hasPrefix("refs/remotes/")
    }

    /// The folder's path in the repository: empty, or ending in a slash.
    func prefix() throws(Program.Failure) -> String { try ask("rev-parse", "--show-prefix") ?? "" }

    /// The content of a file as a commit has it; nil where it has none.
    /// - Parameters:
    ///   - path: The path, relative to the folder.
    ///   - commit: The commit.
    func content(of path: String, at commit: String) throws(Program.Failure) -> [UInt8]? {
        let result = try run(["cat-file", "blob", "\(commit):./\(path)"])
        return result.status == 0 ? result.output : nil
    }

    /// Whether a commit is another or comes before it.
    func isAncestor(_ one: String, of other: String) throws(Program.Failure) -> Bool {
        try run(["merge-base", "--is-ancestor", one, other]).status == 0
    }

    /// Whether a rebase is under way.
    func isRebasing() throws(Program.Failure) -> Bool {
        for name in ["rebase-merge", "rebase-apply"] {
            guard let path = try ask("rev-parse", "--git-path", name) else { continue }
            if FileSystem.kind(of: path.hasPrefix("/") ? path : "\(folder)/\(path)") == .folder { return true }
        }
        return false
    }

    /// The newest merge that a commit has behind it.
    func newestMerge(before commit: String) throws(Program.Failure) -> String? {
        try ask("rev-list", "--merges", "--max-count=1", commit)
    }

    /// The files below a folder as a commit has them.
    /// - Parameters:
    ///   - path: The folder, relative to this one.
    ///   - commit: The commit; nil for one without files.
    ///   - name: What messages call the commit.
    func migrations(
        _ path: String, at commit: String?, named name: String
    ) throws(Program.Failure) -> MigrationFolder {
        var result = MigrationFolder(path: "\(name):\(path)", files: [:])
        guard let commit else { return result }
        let listing = try run(["ls-tree", "-r", "-z", commit, "--", path + "/"])
        guard listing.status == 0 else { throw Program.Failure(description: "git ls-tree \(name) failed") }
        var files: [(path: String, blob: String)] = []
        for line in listing.output.split(separator: 0) {
            let parts = line.split(separator: 0x09, maxSplits: 1)
            guard parts.count == 2 else { continue }
            let words = parts[0].split(separator: 0x20)
            let file = String(decoding: parts[1], as: UTF8.self)
            guard words.count == 3, file.hasPrefix(path + "/") else { continue }
            files.append((String(file.dropFirst(path.count + 1)), String(decoding: words[2], as: UTF8.self)))
        }
        // What is asked at once has to fit into the pipe.
        for start in stride(from: 0, to: files.count, by: 500) {
            let part = files[start..<min(start + 500, files.count)]
            let contents = try blobs(part.map(\.blob))
            for (file, bytes) in zip(part, contents) { result.files[file.path] = bytes }
        }
        return result
    }

    private func blobs(_ names: [String]) throws(Program.Failure) -> [[UInt8]] {
        let input = names.map { $0 + "\n" }.joined()
        let output = try run(["cat-file", "--batch"], input: Array(input.utf8)).output
        var rest = output[...]
        var contents: [[UInt8]] = []
        for name in names {
            // NAME blob SIZE, the content, a line break.
            let header = String(decoding: rest.prefix { $0 != 0x0A }, as: UTF8.self).split(separator: " ")
            guard header.count == 3, header[1] == "blob", let size = Int(header[2]) else {
                throw Program.Failure(description: "git cat-file does not give \(name)")
            }
            rest = rest.drop { $0 != 0x0A }.dropFirst()
            contents.append(Array(rest.prefix(size)))
            rest = rest.dropFirst(size + 1)
        }
        return contents
    }

    /// The answer of a command that gives one; nil where it fails.
    private func ask(_ arguments: String...) throws(Program.Failure) -> String? {
        let result = try run(arguments)
        return result.status == 0 && !result.text.isEmpty ? result.text : nil
    }

    private func run(_ arguments: [String], input: [UInt8] = []) throws(Program.Failure) -> Program.Result {
        try Program.run(["git", "-C", folder] + arguments, input: input)
    }
}
