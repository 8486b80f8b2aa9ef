import SchemagenModel

/// Writes the Swift models of a schema.
///
/// The same schema gives the same bytes everywhere: nothing about machine, time or tool is in them.
public enum SwiftGenerator {
    /// One file for each table, view, enum and type, and the files of what they share, sorted by name.
    ///
    /// - Parameters:
    ///   - schema: a schema without errors, by `diagnostics(for:)` too.
    ///   - structures: the structure hash of each database, which the models carry.
    public static func files(
        for schema: Schema, structures: [Database: String], workers: Workers = .one
    ) -> [GeneratedFile] {
        var names: Set<String> = []
        var result: [GeneratedFile] = []
        for part in parts(of: schema, structures) {
            // File systems that ignore case must not put two types into one file.
            var name = part.name
            while !names.insert(name.lowercased()).inserted { name += "_" }
            result.append(GeneratedFile(name: name + ".swift", bytes: part.bytes))
        }
        result.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        return result
    }

    /// The same declarations in one file, for generation into the build folder, where the number of files must be known
    /// beforehand.
    public static func singleFile(for schema: Schema, structures: [Database: String]) -> GeneratedFile {
        var file = SwiftFile(imports: [], declarations: [])
        for part in parts(of: schema, structures) {
            file.imports.formUnion(part.file.imports)
            file.declarations += part.file.declarations
        }
        return GeneratedFile(name: "SchemaModels.swift", bytes: SwiftRenderer.bytes(of: file))
    }

    /// The name of the file that holds the fingerprint.
    public static func schemaFileName(of schema: Schema) -> String { SwiftContext(schema).namespace + ".swift" }

    /// What becomes a file of its own.
    private struct Part {
        let name: String
        let file: SwiftFile
        let bytes: [UInt8]

        init(_ name: String, _ file: SwiftFile) {
            self.name = name
            self.file = file
            bytes = SwiftRenderer.bytes(of: file)
        }
    }

    private static func parts(of schema: Schema, _ structures: [Database: String]) -> [Part] {
        let context = SwiftContext(schema)
        var parts: [Part] = []
        parts.reserveCapacity(schema.tables.count + schema.views.count + schema.enums.count + schema.types.count + 2)
        for table in schema.tables {
            var writer = TableWriter(table, context: context)
            parts.append(Part(table.info.name, writer.file()))
        }
        for view in schema.views {
            var writer = ViewWriter(view, context: context)
            parts.append(Part(view.info.name, writer.file()))
        }
        for item in schema.enums { parts.append(Part(item.info.name, EnumWriter(item, context: context).file())) }
        for type in schema.types {
            var writer = NamedTypeWriter(type, context: context)
            parts.append(Part(type.info.name, writer.file()))
        }
        // What the others use is known only now.
        let shared = SchemaWriter(context: context, structures: structures)
        if let helpers = shared.helpersFile() { parts.append(Part(context.helpers, helpers)) }
        let fingerprint = fingerprint(of: parts, shared.file(fingerprint: ""))
        parts.append(Part(context.namespace, shared.file(fingerprint: fingerprint)))
        return parts
    }

    /// SHA-256 over everything that the models say.
    private static func fingerprint(of parts: [Part], _ namespace: SwiftFile) -> String {
        var hasher = SHA256()
        for part in parts {
            hasher.update(Array((part.name + "\u{0}").utf8))
            hasher.update(part.bytes)
        }
        hasher.update(SwiftRenderer.bytes(of: namespace))
        return hasher.finish().hexadecimal
    }
}
