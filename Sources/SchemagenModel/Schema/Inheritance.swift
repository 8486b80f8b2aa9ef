/// What a table of PostgreSQL has from the tables that it inherits from, just as they have it.
extension SchemaIndex {
    /// Whether a column is inherited.
    package func inherits(_ column: Column, in table: Table) -> Bool {
        table.options.inherits.contains { parent in
            tables[parent]?.columns.contains {
                $0.sqlName == column.sqlName && $0.type == column.type && $0.isNullable == column.isNullable
                    && $0.defaultValue == column.defaultValue && $0.generated == column.generated
                    && $0.collation == column.collation && $0.lacksNotNull == column.lacksNotNull
                    && column.identity == nil
            } ?? false
        }
    }

    /// Whether a check is inherited.
    package func inherits(_ check: CheckConstraint, in table: Table) -> Bool {
        table.options.inherits.contains { parent in
            tables[parent]?.checks.contains { $0.info.sqlName == check.info.sqlName && !$0.isNoInherit } ?? false
        }
    }
}
