import SchemagenModel

/// Writes the Swift models of a schema.
///
/// The same schema gives the same bytes everywhere: nothing about machine, time or tool is in them.
public enum SwiftGenerator {
    /// One file for each table, view, enum and type, and the files of what they share, sorted by name.
    ///
    /// - Parameters:
    ///   - schema: a schema without errors, by `SwiftNameRule` too.
    ///   - structures: the structure hash of each database, which the models carry.
    ///   - workers: who writes; one file does not depend on another.
    public static func files(
        for schema: Schema, structures: [Database: String], workers: Workers = .one
    ) -> [GeneratedFile] {
        let parts = parts(of: schema, structures, workers)
        var result: [GeneratedFile] = []
        result.reserveCapacity(parts.count)
        for part in parts { result.append(GeneratedFile(name: part.fileName, bytes: part.bytes)) }
        result.sort { $0.name < $1.name }
        return result
    }

    /// The same declarations in one file, for generation into the build folder, where the number of files must be known
    /// beforehand.
    public static func singleFile(for schema: Schema, structures: [Database: String]) -> GeneratedFile {
        let parts = parts(of: schema, structures, .one)
        var imports: SwiftImports = []
        for part in parts { imports.formUnion(part.imports) }
        var header = SourceBuffer(capacity: 256)
        header.write(imports, custom: schema.settings.swiftImports)
        var bytes = Array(header.bytes)
        for part in parts { bytes += part.bytes[part.header...] }
        return GeneratedFile(name: "SchemaModels.swift", bytes: bytes)
    }

    /// The name of the file that holds the fingerprint.
    public static func schemaFileName(of schema: Schema) -> String { SchemaFacts.namespace(of: schema) + ".swift" }

    /// What becomes a file of its own, and what it needs of others.
    private struct Part: Sendable {
        var name: String
        var imports: SwiftImports
        var usedHelpers: Set<ExpressionHelper>
        var usesDraftValue: Bool
        /// The bytes that comment and imports take.
        var header: Int
        var bytes: [UInt8]
        /// The SHA-256 of the bytes.
        var digest: SHA256.Digest

        var fileName: String { name + ".swift" }

        /// - Parameter write: writes the declarations.
        init(_ name: String, _ facts: SchemaFacts, _ write: (SwiftContext, inout SourceBuffer) -> Void) {
            let context = SwiftContext(facts)
            var out = SourceBuffer(capacity: 16_384)
            write(context, &out)
            self.name = name
            imports = context.imports
            usedHelpers = context.usedHelpers
            usesDraftValue = context.usesDraftValue
            // What is to be imported is known last and stands first.
            let body = out.count
            out.write(imports, custom: facts.schema.settings.swiftImports)
            header = out.count - body
            bytes = []
            bytes.reserveCapacity(out.count)
            bytes += out.bytes[body...]
            bytes += out.bytes[..<body]
            digest = SHA256.hash(bytes)
        }

        /// The file of a table, view, enum or type, counted in this order; it depends on no other.
        init(_ number: Int, of facts: SchemaFacts) {
            let schema = facts.schema
            var number = number
            if number < schema.tables.count {
                let table = schema.tables[number]
                self.init(table.info.name, facts) { TableWriter(table, context: $0).write(to: &$1) }
                return
            }
            number -= schema.tables.count
            if number < schema.views.count {
                let view = schema.views[number]
                self.init(view.info.name, facts) { ViewWriter(view: view, context: $0).write(to: &$1) }
                return
            }
            number -= schema.views.count
            if number < schema.enums.count {
                let item = schema.enums[number]
                self.init(item.info.name, facts) { EnumWriter(item: item, context: $0).write(to: &$1) }
                return
            }
            let type = schema.types[number - schema.enums.count]
            self.init(type.info.name, facts) { NamedTypeWriter(type: type, context: $0).write(to: &$1) }
        }
    }

    private static func parts(
        of schema: Schema, _ structures: [Database: String], _ workers: Workers
    ) -> [Part] {
        let facts = SchemaFacts(schema)
        let count = schema.tables.count + schema.views.count + schema.enums.count + schema.types.count
        var parts = workers.map(count) { Part($0, of: facts) }
        // What the others use is known only now.
        var helpers: Set<ExpressionHelper> = []
        var usesDraftValue = false
        for part in parts {
            helpers.formUnion(part.usedHelpers)
            usesDraftValue = usesDraftValue || part.usesDraftValue
        }
        if !helpers.isEmpty {
            parts.append(
                Part(facts.helpers, facts) { SchemaWriter(context: $0, structures: structures).write(helpers, to: &$1) }
            )
        }
        func namespace(_ fingerprint: String) -> Part {
            Part(facts.namespace, facts) {
                SchemaWriter(context: $0, structures: structures)
                    .write(fingerprint: fingerprint, usesDraftValue: usesDraftValue, to: &$1)
            }
        }
        parts.append(namespace(""))
        let fingerprint = Fingerprint.models(of: parts.map { (name: $0.fileName, digest: $0.digest) })
        parts[parts.count - 1] = namespace(fingerprint)
        return parts
    }
}
