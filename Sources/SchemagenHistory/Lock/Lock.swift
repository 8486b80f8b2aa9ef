import SchemagenModel

/// The content of `schemagen.lock`: which migrations there are, what each of their files contains, and in what order.
///
/// The first line names the format. Then one line a migration; each holds the hash of the line before it, so that a
/// lock of which a merge kept one side no longer chains.
public struct Lock: Sendable, Equatable {
    /// The newest format that this version of the tool reads and writes.
    public static let currentFormat = 1
    /// The lock's name in the migrations folder.
    public static let fileName = "schemagen.lock"

    /// The format of everything that the generators emit for this project.
    public var format: Int
    /// The migrations, oldest first.
    public var entries: [LockEntry]

    /// Makes a lock.
    public init(format: Int = Lock.currentFormat, entries: [LockEntry] = []) {
        self.format = format
        self.entries = entries
    }

    /// The first line.
    static func header(format: Int) -> String { "schemagen-lock format=\(format)" }

    /// What the first entry chains to, and each later one: the hash of the line before.
    public static func chainHash(ofLine line: String) -> String { SHA256.hash(line).hexadecimal }

    /// The hash that the next entry has to name as its predecessor.
    public var tip: String { Lock.chainHash(ofLine: entries.last?.line ?? Lock.header(format: format)) }

    /// The chains that hold a migration: the one that ends with it, and those that go on from there.
    /// - Parameter number: The migration; nil for the newest.
    public func chains(from number: Int?) -> [String] {
        guard let number else { return [tip] }
        return entries.filter { $0.number >= number }.map { Lock.chainHash(ofLine: $0.line) }
    }

    /// The text of the file.
    public var text: String {
        var text = Lock.header(format: format) + "\n"
        for entry in entries { text += entry.line + "\n" }
        return text
    }

    /// The number of the migration that would come next.
    public var nextNumber: Int { (entries.last?.number ?? 0) + 1 }

    /// Adds a migration, chained to the one before.
    public mutating func append(_ entry: LockEntry) {
        var entry = entry
        entry.previous = tip
        entries.append(entry)
    }

    /// The same migrations, each chained anew to the one before it.
    public var chained: Lock {
        var lock = Lock(format: format)
        for entry in entries { lock.append(entry) }
        return lock
    }
}

/// One line of the lock: a migration.
public struct LockEntry: Sendable, Equatable {
    /// Hashes of the two files of one migration on one database, SHA-256 over LF-normalised bytes.
    public struct FileHashes: Sendable, Equatable {
        /// The hash of the up file.
        public var up: String
        /// The hash of the down file.
        public var down: String

        /// Makes a pair.
        public init(up: String, down: String) {
            self.up = up
            self.down = down
        }
    }

    /// What a migration does to those who do not expect it.
    public enum Label: String, Sendable, Hashable, CaseIterable {
        /// Code made for the schema before it stops working.
        case breaking
        /// Data is lost.
        case lossy
        /// There is no way back.
        case irreversible
    }

    /// What hands did to the files of a migration that `generate` would write otherwise.
    public enum Handwork: String, Sendable, Hashable, CaseIterable {
        /// Nobody has proved yet that the files do what the lock says of them: `migration accept` does.
        case draft
        /// The files were written or edited by hand, and accepted after a proof.
        case accepted
    }

    /// The number, without gaps; from 1, unless the first migration is a baseline that replaces others.
    public var number: Int
    /// The name: `create_campaign_metrics`.
    public var name: String
    /// The number of the first migration of the schema change that this one belongs to.
    public var change: Int
    /// The hash of the snapshot of the change.
    public var snapshot: String
    /// The hashes of the files, for every database of the schema.
    public var files: [Database: FileHashes]
    /// The structure hash of each database after this change.
    public var structures: [Database: String]
    /// The labels, in the order of `Label.allCases`.
    public var labels: [Label]
    /// Whether hands wrote its files; nil where `generate` did.
    public var handwork: Handwork?
    /// Of a baseline, what it stands for on each database: the journals (`AppliedChain`) of those that were brought to it
    /// by the migrations that it replaces. Empty for every other migration.
    public var replaces: [Database: [String]]
    /// The hash of the line before.
    public var previous: String

    /// Makes an entry.
    public init(
        number: Int, name: String, change: Int, snapshot: String, files: [Database: FileHashes],
        structures: [Database: String], labels: [Label] = [], handwork: Handwork? = nil,
        replaces: [Database: [String]] = [:], previous: String
    ) {
        self.number = number
        self.name = name
        self.change = change
        self.snapshot = snapshot
        self.files = files
        self.structures = structures
        self.labels = labels
        self.handwork = handwork
        self.replaces = replaces
        self.previous = previous
    }

    /// The databases that the migration is for, in the order of everything that is printed.
    public var databases: [Database] { Database.allCases.filter { files[$0] != nil } }

    /// Whether it makes from nothing what migrations before it made that are no longer there.
    public var isBaseline: Bool { !replaces.isEmpty }

    /// The number as it stands in file names: `0001`.
    public var paddedNumber: String { LockEntry.padded(number) }

    /// A number with at least four digits.
    public static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// Number and name as they stand in file names and in messages: `0001_initial`.
    public var title: String { "\(paddedNumber)_\(name)" }

    /// The path of a file of this migration in the migrations folder.
    public func path(_ database: Database, _ direction: Direction) -> String {
        "\(database.rawValue)/\(title).\(direction.rawValue).sql"
    }

    /// The path of the snapshot in the migrations folder.
    public var snapshotPath: String { "snapshots/\(paddedNumber).schema" }

    /// The text of the line, without its end.
    public var line: String {
        var words = [paddedNumber, name, "change=\(LockEntry.padded(change))", "snapshot=\(snapshot)"]
        for database in databases {
            if let hashes = files[database] {
                words.append("\(database.rawValue).up=\(hashes.up)")
                words.append("\(database.rawValue).down=\(hashes.down)")
            }
            if let structure = structures[database] { words.append("\(database.rawValue).structure=\(structure)") }
            if let replaced = replaces[database] {
                words.append("\(database.rawValue).replaces=\(replaced.joined(separator: ","))")
            }
        }
        words.append("labels=" + (labels.isEmpty ? "-" : labels.map(\.rawValue).joined(separator: ",")))
        if let handwork { words.append("hand=\(handwork.rawValue)") }
        words.append("previous=\(previous)")
        return words.joined(separator: " ")
    }
}

/// The way in which a migration's file goes.
public enum Direction: String, Sendable, Hashable, CaseIterable {
    /// To the schema after it.
    case up
    /// Back to the schema before it.
    case down
}
