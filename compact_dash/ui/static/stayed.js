// Where the provider asked nothing, a browser lets the tab close itself; else its words say that it may be closed.
window.close();
