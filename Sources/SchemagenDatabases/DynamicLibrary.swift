#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A shared library opened while the program runs: building schemagen then needs no headers, and a machine without the
/// library can do everything that does not talk to that database.
///
/// A library is never closed again: functions taken from it stay valid as long as the process lives.
struct DynamicLibrary {
    private let handle: UnsafeMutableRawPointer

    /// What a library is called on each platform, and what to install where it is missing.
    struct Description: Sendable {
        /// The name in running text: `libpq`.
        var title: String
        /// File names or paths, tried in this order.
        var names: [String]
        /// How to install it: one line a system.
        var installation: [String]
    }

    /// Opens the first of the names that there is.
    ///
    /// - Throws: `MissingLibraryError` if none of them can be opened.
    init(_ description: Description) throws {
        for name in description.names {
            if let handle = dlopen(name, RTLD_NOW | RTLD_LOCAL) {
                self.handle = handle
                return
            }
        }
        throw MissingLibraryError(
            library: description.title, names: description.names, installation: description.installation)
    }

    /// A function of the library, where it has it.
    ///
    /// The caller states the C type; nothing can check it.
    func function<Type>(_ name: String, as type: Type.Type) -> Type? {
        guard let symbol = dlsym(handle, name) else { return nil }
        return unsafeBitCast(symbol, to: type)
    }

    /// A function that every supported version of the library has.
    ///
    /// - Throws: `IncompleteLibraryError` if it has not.
    func required<Type>(_ name: String, as type: Type.Type) throws -> Type {
        guard let function = function(name, as: type) else { throw IncompleteLibraryError(function: name) }
        return function
    }
}

/// A library that is not installed on this machine.
public struct MissingLibraryError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The name in running text: `libpq`.
    public var library: String
    /// The file names that were tried.
    public var names: [String]
    /// How to install it: one line a system.
    public var installation: [String]

    /// The message with the packages to install.
    public var description: String {
        var text = "\(library) is not installed (tried \(names.joined(separator: ", ")))"
        for line in installation {
            text += "\n  \(line)"
        }
        return text
    }
}

/// A library that is there but lacks a function: another library of the same name, or one far too old.
public struct IncompleteLibraryError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The C name of the function.
    public var function: String

    /// The message.
    public var description: String { "the library has no function \(function): it is too old or another one" }
}
