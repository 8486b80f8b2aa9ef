import SchemagenModel

/// What changed about the header of a schema.
enum HeaderChanges {
    /// Finds it.
    static func find(
        from old: Schema, to new: Schema
    ) -> [(name: String, words: String, scope: SchemaChange.Scope)] {
        var found: [(String, String, SchemaChange.Scope)] = []
        func compare<Value: Equatable>(
            _ name: String, _ scope: SchemaChange.Scope, _ value: (Schema) -> Value
        ) {
            guard value(old) != value(new) else { return }
            let words = name == "name" || name == "documentation" ? "the \(name) of the schema" : "`\(name)`"
            found.append((name, "\(words) changed", scope))
        }
        compare("name", .models) { $0.name }
        compare("documentation", .models) { $0.documentation }
        compare("swiftAccess", .models) { $0.settings.swiftAccess }
        compare("swiftImports", .models) { $0.settings.swiftImports }
        compare("databases", .tool) { $0.settings.minimumVersions }
        // What these do to databases is said of what they do it to.
        compare("naming", .tool) { $0.settings.naming }
        compare("sqliteStorage", .tool) { $0.settings.sqliteStorage }
        compare("enumStorage", .tool) { $0.settings.enumStorage }
        compare("sqlComments", .tool) { $0.settings.sqlComments }
        compare("onlineChanges", .tool) { $0.settings.onlineChanges }
        compare("backfills", .tool) { $0.settings.backfills }
        compare("requireEvidence", .tool) { $0.settings.requireEvidence }
        compare("lint", .tool) { $0.settings.lint }
        return found
    }
}
