/// Something that makes the way back of a change fail once a row is there that the schema before does not take: nothing is
/// lost then, but nothing goes back either until the row is mended.
///
/// Names are SQL names as they are after the change, under which such rows are written.
public struct WayBackRefusal: Sendable, Hashable {
    /// What is the matter with a row.
    public enum Cause: Sendable, Hashable {
        /// Another row has the same values in these columns or expressions.
        case repeats([String])
        /// These columns refer to no row of a table.
        case refersToNothing([String], target: String)
        /// It does not keep a check.
        case breaksCheck
        /// It and another are kept apart by an exclusion constraint.
        case collides
        /// A column has no value.
        case isNull(column: String)
        /// A column has one of these values of an enum.
        case hasCase(column: String, [String])
        /// A column has a value that a type, in the words of the schema, does not take.
        case doesNotFit(column: String, type: String)
        /// A column of SQLite has a value of another type than it is declared with.
        case isOfAnotherType
        /// It has no place in any partition.
        case hasNoPartition
        /// It does not keep what SQL asks for that nobody here reads.
        case breaksSQL(String)
    }

    /// The table of the row.
    public var table: String
    /// What the schema before asks for, where that has a name.
    public var constraint: String?
    /// What is the matter with the row.
    public var cause: Cause

    /// Makes one from its parts.
    public init(_ table: String, _ cause: Cause, constraint: String? = nil) {
        self.table = table
        self.cause = cause
        self.constraint = constraint.flatMap { $0.isEmpty ? nil : $0 }
    }
}

/// What rows written since do to the way back of a change.
public struct WayBack: Sendable, Equatable {
    /// What makes the migrations of the change fail on their way down, each where it is met; by migration, in their order.
    public var refusals: [[WayBackRefusal]]
    /// The columns whose values are rounded or cut off where they are finer or longer than what was kept of them before, by
    /// the path that they have after the change.
    public var cut: [String] = []

    /// Whether every row that can be written goes back.
    public var isFree: Bool { refusals.allSatisfy(\.isEmpty) }
}
