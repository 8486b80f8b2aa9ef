import SchemagenModel
import SchemagenPlanning

extension TableRebuild {
    /// The constraints that a table gets by being made anew: those that it has afterwards and, whatever they were called,
    /// not before. They come with the table, in no step of their own.
    var newConstraints: [TableConstraint] {
        var constraints: [TableConstraint] = []
        if let key = to.primaryKey, key.columns != from.primaryKey?.columns { constraints.append(.primaryKey(key)) }
        for unique in to.uniques where unique.info.databases.contains(database) {
            if from.uniques.contains(where: { $0.columns == unique.columns }) { continue }
            constraints.append(.unique(unique))
        }
        let conditions = Set(from.checks.map { ExpressionPrinter.print($0.condition) })
        for check in to.checks where check.info.databases.contains(database) {
            if !conditions.contains(ExpressionPrinter.print(check.condition)) { constraints.append(.check(check)) }
        }
        for key in to.foreignKeys where key.info.databases.contains(database) {
            let isThere = from.foreignKeys.contains {
                $0.columns == key.columns && $0.table == key.table && $0.referenced == key.referenced
            }
            if !isThere { constraints.append(.foreignKey(key)) }
        }
        return constraints
    }
}
