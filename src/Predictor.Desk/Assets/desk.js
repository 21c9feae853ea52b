// Keys, saving without leaving the page, and what is new. Every page works without it.
'use strict';
