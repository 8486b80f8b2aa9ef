import SchemagenModel
import SchemagenPlanning

/// A query that counts the rows which a coming constraint would refuse, to be run before the migration: it is written in the
/// names that tables and columns have before.
public struct ViolationQuery: Sendable, Equatable {
    /// What would refuse them: `check orders_total_check`.
    public var constraint: String
    /// The table before the migration, as SQL names it.
    public var table: String
    /// A `SELECT` of one number.
    public var sql: String

    /// The queries of a change, in the order of its steps: of those constraints that `ComingConstraint.all` has queries for.
    /// - Parameters:
    ///   - plan: The plan of the change.
    ///   - former: The schema before.
    ///   - schema: The schema after.
    public static func all(of plan: ChangePlan, from former: Schema, to schema: Schema) -> [ViolationQuery] {
        ComingConstraint.all(of: plan, from: former, to: schema).compactMap { constraint in
            guard case .query(let sql) = constraint.question, let table = constraint.table else { return nil }
            return ViolationQuery(constraint: constraint.name, table: table, sql: sql)
        }
    }
}
