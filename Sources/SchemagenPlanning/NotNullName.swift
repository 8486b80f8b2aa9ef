import SchemagenModel

/// The name that PostgreSQL gives the NOT NULL constraint of a column, from version 18 on: that of table and column, and
/// `not_null`. It cuts what is longer than a name may be, in its own way, and numbers two that are the same then.
public enum NotNullName: Sendable, Hashable {
    /// The whole name.
    case whole(String)
    /// One that the server shortens, of this column.
    case shortened(column: String)

    /// The name in a table of this SQL name.
    public static func name(of column: String, in table: String) -> Self {
        let name = "\(table)_\(column)\(suffix)"
        return name.utf8.count <= SQLIdentifier.maximumLength ? .whole(name) : .shortened(column: column)
    }

    /// The name, or where the server shortens it another that looks the same to who knows the server's.
    static func text(of column: String, in table: String) -> String {
        SQLIdentifier.fitted("\(table)_\(column)", in: SQLIdentifier.maximumLength - suffix.utf8.count) + suffix
    }

    /// What every such name ends with.
    public static let suffix = "_not_null"

    /// Whether it is one that the server shortens.
    var isShortened: Bool { if case .shortened = self { true } else { false } }
}

/// A NOT NULL constraint that gets another name.
public struct NotNullRename: Sendable, Hashable {
    /// The name before.
    public let from: NotNullName
    /// The name after.
    public let to: String

    /// The rename when a column's table or the column itself gets another name.
    ///
    /// - Parameters:
    ///   - former: The table and the column that the constraint is named after.
    ///   - latter: Those that it is to be named after.
    /// - Returns: Nil where the server would shorten both names, and where they are the same.
    public init?(from former: (table: String, column: String), to latter: (table: String, column: String)) {
        let (first, second) = (
            NotNullName.name(of: former.column, in: former.table), NotNullName.name(of: latter.column, in: latter.table)
        )
        guard first != second, !first.isShortened || !second.isShortened else { return nil }
        to = NotNullName.text(of: latter.column, in: latter.table)
        from = first.isShortened ? .shortened(column: latter.column) : first
    }

    init(from: NotNullName, to: String) {
        self.from = from
        self.to = to
    }
}
