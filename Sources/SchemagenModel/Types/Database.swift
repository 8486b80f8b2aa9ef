/// A kind of database that a schema is for.
public enum Database: String, Sendable, Equatable, CaseIterable, Comparable {
    case postgresql
    case sqlite

    /// PostgreSQL before SQLite, the order of everything that is printed.
    public static func < (left: Database, right: Database) -> Bool { left.rawValue < right.rawValue }

    /// The name in running text.
    public var title: String {
        switch self {
        case .postgresql: "PostgreSQL"
        case .sqlite: "SQLite"
        }
    }
}

/// A set of databases: where an object is to exist.
public struct DatabaseSet: OptionSet, Sendable, Equatable {
    /// The bits of the set.
    public let rawValue: UInt8

    /// The set of bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The set of one.
    public init(_ database: Database) {
        self = database == .postgresql ? .postgresql : .sqlite
    }

    /// The postgresql .
    public static let postgresql = DatabaseSet(rawValue: 1)
    /// The sqlite .
    public static let sqlite = DatabaseSet(rawValue: 2)
    /// Both databases.
    public static let all: DatabaseSet = [.postgresql, .sqlite]

    /// Whether the database is in the set.
    public func contains(_ database: Database) -> Bool { contains(DatabaseSet(database)) }

    /// The members in the order of everything that is printed.
    public var databases: [Database] {
        switch rawValue & 3 {
        case 0: []
        case 1: Self.postgresqlAlone
        case 2: Self.sqliteAlone
        default: Self.both
        }
    }

    // Made once: this is asked for every column.
    private static let postgresqlAlone: [Database] = [.postgresql]
    private static let sqliteAlone: [Database] = [.sqlite]
    private static let both: [Database] = [.postgresql, .sqlite]
}

/// A minimum version: `14`, `3.37`.
public struct DatabaseVersion: Sendable, Equatable, Comparable, CustomStringConvertible {
    /// The major version.
    public var major: Int
    /// The minor version.
    public var minor: Int

    /// Makes one from its parts.
    public init(_ major: Int, _ minor: Int = 0) {
        self.major = major
        self.minor = minor
    }

    /// Compares major, then minor version.
    public static func < (left: DatabaseVersion, right: DatabaseVersion) -> Bool {
        (left.major, left.minor) < (right.major, right.minor)
    }

    /// As written in the header: PostgreSQL's versions have no minor part that matters.
    public var description: String { minor == 0 ? "\(major)" : "\(major).\(minor)" }
}

/// A text per database, where the two may differ.
public struct SQLText: Sendable, Equatable {
    /// For PostgreSQL.
    public var postgresql: String?
    /// For SQLite.
    public var sqlite: String?

    /// Makes one from its parts.
    public init(postgresql: String?, sqlite: String?) {
        self.postgresql = postgresql
        self.sqlite = sqlite
    }

    /// The same text for both.
    public init(_ text: String) { self.init(postgresql: text, sqlite: text) }

    /// The text for a database, where there is one.
    public subscript(database: Database) -> String? {
        switch database {
        case .postgresql: postgresql
        case .sqlite: sqlite
        }
    }
}
