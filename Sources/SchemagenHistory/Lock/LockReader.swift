import SchemagenLanguage
import SchemagenModel

/// Reads a lock: strict, since a lock that is half understood protects nothing.
struct LockReader {
    /// The name that messages show.
    let path: String
    private(set) var diagnostics: [FileDiagnostic] = []
    private var entries: [LockEntry] = []

    /// The lock, or nil with diagnostics.
    static func read(_ bytes: [UInt8], path: String) -> (lock: Lock?, diagnostics: [FileDiagnostic]) {
        var reader = LockReader(path: path)
        let lock = reader.read(bytes)
        return (reader.diagnostics.isEmpty ? lock : nil, reader.diagnostics)
    }

    private init(path: String) { self.path = path }

    private mutating func read(_ bytes: [UInt8]) -> Lock? {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            report(.lockUnreadable, "the lock is not UTF-8 text", line: 1)
            return nil
        }
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        if let conflict = lines.firstIndex(where: { $0.hasPrefix("<<<<<<<") || $0.hasPrefix(">>>>>>>") }) {
            report(
                .lockConflict, "the lock holds the marks of an unfinished merge", line: conflict + 1,
                wayOut: "`swift run schemagen migration rebase` puts the migrations of one branch on top of the other's"
            )
            return nil
        }
        guard let header = lines.first, !header.isEmpty else {
            report(.lockEmpty, "the lock is empty", line: 1)
            return nil
        }
        guard header.hasPrefix("schemagen-lock format="), let format = Int(header.dropFirst(22)) else {
            report(.lockUnreadable, "the lock does not start with `\(Lock.header(format: 1))`", line: 1)
            return nil
        }
        guard format >= 1, format <= Lock.currentFormat else {
            report(
                .lockFormat,
                "the lock has format \(format), this version of schemagen reads up to \(Lock.currentFormat)",
                line: 1, wayOut: "update the package")
            return nil
        }
        var previous = Lock.chainHash(ofLine: String(header))
        for (index, line) in lines.enumerated().dropFirst() {
            if line.isEmpty {
                if index != lines.count - 1 { report(.lockUnreadable, "an empty line in the lock", line: index + 1) }
                continue
            }
            guard let entry = entry(line, number: index + 1) else { continue }
            check(entry, follows: previous, line: index + 1)
            entries.append(entry)
            previous = Lock.chainHash(ofLine: String(line))
        }
        return Lock(format: format, entries: entries)
    }

    /// Number, chain and change of an entry against what stands before it.
    private mutating func check(_ entry: LockEntry, follows previous: String, line: Int) {
        // A baseline has the number of the last migration that it replaces.
        let expected = entries.isEmpty && entry.isBaseline ? entry.number : (entries.last?.number ?? 0) + 1
        if entry.number != expected {
            report(
                .lockOrder, "migration \(entry.paddedNumber) stands where \(LockEntry.padded(expected)) belongs",
                line: line)
        }
        if entry.isBaseline, !entries.isEmpty {
            report(.lockOrder, "migration \(entry.paddedNumber) is a baseline and not the first", line: line)
        }
        if entry.previous != previous {
            report(
                .lockChain,
                "migration \(entry.paddedNumber) does not follow the line before it: the lock was edited, or "
                    + "a merge kept one side", line: line,
                wayOut: "after a merge `swift run schemagen migration rebase`, else restore it from version control")
        }
        let startsChange = entry.change == entry.number
        let continuesChange = entries.last.map { $0.change == entry.change } ?? false
        if !startsChange && !continuesChange {
            report(.lockOrder, "migration \(entry.paddedNumber) belongs to a change that is over", line: line)
        }
        if let first = entries.first, first.databases != entry.databases {
            report(
                .lockOrder, "migration \(entry.paddedNumber) is for other databases than the ones before it", line: line
            )
        }
    }

    private mutating func entry(_ line: Substring, number: Int) -> LockEntry? {
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        var values: [Substring: Substring] = [:]
        for word in words.dropFirst(2) {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, values.updateValue(parts[1], forKey: parts[0]) == nil else {
                return unreadable("`\(word.prefix(80))` is no `key=value` that stands once", number)
            }
        }
        guard words.count > 2, let migration = Int(words[0]), LockEntry.padded(migration) == words[0],
            LockEntry.isName(words[1])
        else { return unreadable("a line starts with number and name", number) }
        func hash(_ key: String) -> String? {
            guard let value = values.removeValue(forKey: Substring(key)), LockEntry.isHash(value) else { return nil }
            return String(value)
        }
        guard let changeWord = values.removeValue(forKey: "change"), let change = Int(changeWord),
            LockEntry.padded(change) == changeWord, let snapshot = hash("snapshot"), let previous = hash("previous"),
            let labelWord = values.removeValue(forKey: "labels"), let labels = LockEntry.labels(labelWord)
        else { return unreadable("one of change, snapshot, labels and previous is missing or malformed", number) }
        var files: [Database: LockEntry.FileHashes] = [:]
        var structures: [Database: String] = [:]
        var replaces: [Database: [String]] = [:]
        for database in Database.allCases where values[Substring("\(database.rawValue).up")] != nil {
            guard let up = hash("\(database.rawValue).up"), let down = hash("\(database.rawValue).down"),
                let structure = hash("\(database.rawValue).structure")
            else { return unreadable("the hashes for \(database.title) are incomplete", number) }
            files[database] = LockEntry.FileHashes(up: up, down: down)
            structures[database] = structure
            guard let list = values.removeValue(forKey: Substring("\(database.rawValue).replaces")) else { continue }
            let hashes = list.split(separator: ",", omittingEmptySubsequences: false)
            guard hashes.allSatisfy(LockEntry.isHash) else {
                return unreadable("what is replaced on \(database.title) is malformed", number)
            }
            replaces[database] = hashes.map(String.init)
        }
        var handwork: LockEntry.Handwork?
        if let word = values.removeValue(forKey: "hand") {
            guard let known = LockEntry.Handwork(rawValue: String(word)) else {
                return unreadable("`hand` is draft or accepted", number)
            }
            handwork = known
        }
        if let unknown = values.keys.sorted().first { return unreadable("unknown key `\(unknown.prefix(80))`", number) }
        if files.isEmpty { return unreadable("no database has files", number) }
        let entry = LockEntry(
            number: migration, name: String(words[1]), change: change, snapshot: snapshot, files: files,
            structures: structures, labels: labels, handwork: handwork, replaces: replaces, previous: previous)
        guard entry.line == line else { return unreadable("the keys are not in their order", number) }
        return entry
    }

    private mutating func unreadable(_ what: String, _ line: Int) -> LockEntry? {
        report(.lockUnreadable, "the lock cannot be read: \(what)", line: line)
        return nil
    }

    private mutating func report(
        _ code: DiagnosticCode, _ message: String, line: Int, wayOut: String = "restore it from version control"
    ) {
        diagnostics.append(
            FileDiagnostic(
                code, "\(message); \(wayOut)", path: path,
                location: SourceLocation(line: line, column: 1)))
    }
}

extension Lock {
    /// Reads a lock.
    /// - Parameters:
    ///   - bytes: The file's content.
    ///   - path: The name that messages show.
    /// - Returns: The lock, or nil with located errors; never both.
    public static func read(_ bytes: [UInt8], path: String) -> (lock: Lock?, diagnostics: [FileDiagnostic]) {
        LockReader.read(bytes, path: path)
    }
}

extension LockEntry {
    /// Whether a text can be the name of a migration: it becomes a part of file names.
    public static func isName(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && text.utf8.count <= 100
            && text.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x5F }
    }

    static func isHash(_ text: Substring) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x66) || ($0 >= 0x30 && $0 <= 0x39) }
    }

    static func labels(_ text: Substring) -> [Label]? {
        if text == "-" { return [] }
        var labels: [Label] = []
        for word in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let label = Label(rawValue: String(word)) else { return nil }
            labels.append(label)
        }
        return labels
    }
}
